### Unreviewed: no native speaker has signed these texts yet.
### A message counts as reviewed only when the comment right above it has a line "Signed: NAME, YYYY-MM-DD".

cases-desk-operator = 📞 Оператор
cases-desk-lawyer = ⚖️ Заңгер
cases-desk-psychologist = 💚 Психолог

cases-choose = Кімнен сұрағыңыз келеді?
cases-mine = Ашық өтінішіңіз: { $desk }, №{ $number }.
cases-key-write = ✍️ №{ $number } бойынша жазу
cases-key-close-mine = ✖️ №{ $number } жабу
cases-describe =
    <b>{ $desk }</b>

    Не мәселе екенін жазыңыз. Сурет, құжат немесе дауыстық хабар жіберуге де болады. ЖСН мен банк деректерін жазбаңыз.
cases-hours-week = Мамандар дүйсенбі–жұма күндері { $hours } аралығында жауап береді.
cases-hours-saturday = Мамандар дүйсенбі–сенбі күндері { $hours } аралығында жауап береді.
cases-hours-daily = Мамандар күн сайын { $hours } аралығында жауап береді.
cases-opened = ✅ Өтінішіңіз тіркелді: <b>№{ $number }</b>, { $desk }.
cases-opened-again = ✅ Жаңа өтініш тіркелді: <b>№{ $number }</b>, { $desk }. Ол №{ $previous } өтінішін жалғастырады.
cases-opened-no-desk = Қазір бұл маман ботқа қосылмаған. Өтінішіңіз сақталды және кезекте тұр, орталық басшысына хабар берілді.
cases-opened-then = Қосымша айтқыңыз келсе, осында жаза беріңіз: бәрі маманға жетеді. Мәзір де жұмыс істейді.
cases-write-on = { $desk }, №{ $number }: жазыңыз, хабарыңызды жеткіземін.
cases-passed-on = ✓ №{ $number } бойынша жеткізілді: { $desk }
cases-kept = №{ $number } өтінішіне қосып сақтадым. { $desk } ботқа қосылғанда жеткіземін.
cases-key-answer = ✍️ { $desk } · №{ $number }
cases-taken = { $desk }: №{ $number } өтінішіңізді маман қолына алды.
cases-closed-by-staff = { $desk }: №{ $number } өтініші жабылды. Тағы сұрағыңыз болса, жаза беріңіз.
cases-key-write-again = ✍️ Тағы жазу
cases-closed-by-me = №{ $number } өтініші жабылды. Керек болсақ, біз осындамыз.
cases-closed-toast = Жабылды
cases-already-closed = Бұл өтініш бұрын жабылған.
cases-not-copyable = Бұл түрдегі хабарды жеткізу мүмкін болмады ({ $desk }). Басқаша жіберіп көріңіз: мәтін, сурет немесе файл.
cases-partly = Альбомның бір бөлігі жетпеді ({ $desk }). Жетпегенін бір-бірлеп қайта жіберіңіз.

# What staff read.
cases-card =
    <b>№{ $case } · { $desk }</b>
    { $lines }
cases-card-urgent = 🔴 <b>Шұғыл</b>
cases-card-who = 👤 { $first } · { $lang }
cases-card-topic = 📚 Тақырып: { $topic }
cases-card-previous = ↩️ №{ $number } жалғасы
cases-card-waiting = 🕐 { $since } бастап күтіп тұр
cases-card-taken = 👷 Қолына алған: { $first }
cases-card-closed = ✔️ Жабық
cases-card-how = Жауап беру үшін төмендегі хабарға «Жауап беру» (Reply) арқылы жазыңыз.
cases-key-take = ✋ Аламын
cases-key-release = ↩️ Қайтару
cases-key-close = ✔️ Жабу
cases-taken-toast = №{ $number } Сізде
cases-taken-by-other = Бұл өтінішті басқа маман алып қойды.
cases-released-toast = №{ $number } кезекке қайтарылды
cases-not-taken = Бұл өтінішті ешкім алған жоқ.
cases-closed-by-staff-note = ✔️ Өтінішті { $first } жапты.
cases-closed-by-person = ✖️ Адам №{ $number } өтінішін өзі жапты.
cases-forgotten = ✖️ №{ $number }: адам деректерін өшіртті. Өтініш жабылды.
cases-delivered = ✓ Жеткізілді
cases-edit-not-carried = Өзгертілген хабар адамға бармайды. Жаңа хабар жазыңыз.
cases-message-gone = Адам бір хабарын жеткізілгенге дейін өшіріп тастады.
cases-not-staff = Сіз бұл бөлімнің қызметкерлер тізімінде жоқсыз, сондықтан жеткізілмеді. Басшыдан шақыру сілтемесін сұраңыз.
cases-stays-among-staff = Бұл хабар адамға жіберілмеді. Жауап беру үшін адамның хабарына немесе өтініш карточкасына «Жауап беру» (Reply) арқылы жазыңыз.
cases-not-delivered-blocked = ⚠️ Жеткізілмеді: адам ботты бұғаттаған.
cases-not-delivered-gone = ⚠️ Жеткізілмеді: адамның Telegram аккаунты өшірілген.
cases-not-delivered-kind = ⚠️ Жеткізілмеді: хабардың бұл түрін көшіруге болмайды. Мәтін, сурет немесе файл жіберіңіз.
cases-not-delivered-partly = ⚠️ Бәрі жеткен жоқ: альбомның бір бөлігі көшірілмеді. Жетпегенін бөлек жіберіңіз.
cases-not-delivered-deleted = ⚠️ Жеткізілмеді: хабар жеткізілгенге дейін өшірілді.
cases-not-delivered-telegram = ⚠️ Жеткізілмеді: Telegram жауап бермей тұр. Кейінірек қайта жіберіңіз.
cases-not-delivered-other = ⚠️ Жеткізілмеді: Telegram бас тартты. Басқаша жіберіп көріңіз.
cases-not-delivered-closed = ⚠️ Жеткізілмеді: өтініш жабық. Адам жазса, жаңа өтініш ашылады.
cases-not-delivered-forgotten = ⚠️ Жеткізілмеді: адам деректерін өшірткен.
cases-not-delivered-caller = ⚠️ Жеткізілмеді: адам қоңырау шалған, ботпен чаты әзірге жоқ. Телефонмен жауап беріңіз.
cases-not-delivered-suspended = ⚠️ Жеткізілмеді: бөлім тоқтатып қойылған. Алдымен топ мүшелерін растаңыз.
cases-waits = ⏰ №{ $number } өтінішін { $waited } сағаттан бері ешкім алған жоқ.
cases-reading = 🔤 Кирилл әрпімен (бағдарлама оқыды): { $words }
cases-in-letters = 🔤 { $words }
cases-changed = ✏️ Адам хабарын өзгертті:
cases-opened-urgent = Психологқа шұғыл белгісімен берілді. Ол жауап бергенше 111 нөмірі тәулік бойы ашық, қауіп болса – 112.
cases-given-before = Бұл №{ $number } өтінішінде бар
cases-urgent-again = 🔴 <b>№{ $number }: шұғыл.</b> Адам қазір көмек сұрап тұр.
cases-waits-urgent = 🔴 №{ $number } шұғыл өтінішін әлі ешкім алған жоқ. Дәл қазір жауап беріңіз.
