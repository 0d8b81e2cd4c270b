### Unreviewed: no native speaker has signed these texts yet.
### A message counts as reviewed only when the comment right above it has a line "Signed: NAME, YYYY-MM-DD".

# At most 64 characters (Bot API, setMyName).
profile-name = Қолдау
# At most 512 characters; seen before /start.
profile-description =
    Қандастар мен қоныс аударушыларға арналған көмекші: құжат, мәртебе, квота, көшу, баспана туралы жауаптар. Заңгермен, психологпен және оператормен байланыстырады.

    Помощник для кандасов и переселенцев.
# At most 120 characters.
profile-short = Қандастар мен қоныс аударушыларға көмек: жауаптар, сауалнама, мамандар
