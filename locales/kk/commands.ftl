### Unreviewed: no native speaker has signed these texts yet.
### A message counts as reviewed only when the comment right above it has a line "Signed: NAME, YYYY-MM-DD".

# The lines of Telegram's command menu; at most 256 characters each.
commands-start = Бастау және мәзір
commands-answers = Жиі қойылатын сұрақтар
commands-screening = Маған бағдарлама келе ме?
commands-plan = Менің жоспарым: не істеу, не жинау керек
commands-ask = Адамнан сұрау
commands-news = Хабарландырулар: таңдау, тоқтату
commands-language = Тілді ауыстыру
commands-cancel = Тоқтату
commands-mydata = Деректерім файл түрінде
commands-forget = Деректерімді өшіру
commands-privacy = Деректер мен келісімдер
commands-help = Бот не істей алады
commands-take = Өтінішті өзіме алу
commands-release = Өтінішті кезекке қайтару
commands-close = Өтінішті жабу
commands-screen = Телефон арқылы сауалнама
commands-desk = Осы чатты бөлімге байлау
commands-invite = Қызметкер шақыру
commands-team = Қызметкерлер тізімі
commands-waiting = Кезекте тұрған өтініштер
commands-unreviewed = Тексерілмеген мәтіндер
commands-texts = Жауаптардың мәтінін өзгерту
commands-review = Қайта тексеретін жауаптар
commands-unanswered = Бот түсінбеген сұрақтар
commands-stats = Жауаптардың пайдаланылуы
commands-announce = Хабарландыру жазу
