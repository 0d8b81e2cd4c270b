# At most 64 characters (Bot API, setMyName).
profile-name = Қолдау
# At most 512 characters; seen before /start.
profile-description =
    Помощник для кандасов и переселенцев: ответы о документах, статусе, квоте, переезде, жилье. Соединяет с юристом, психологом и оператором.

    Қандастар мен қоныс аударушыларға арналған көмекші.
# At most 120 characters.
profile-short = Помощь кандасам и переселенцам: ответы, анкета, специалисты
