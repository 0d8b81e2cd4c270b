### Unreviewed: no native speaker has signed these texts yet.
### A message counts as reviewed only when the comment directly above it has a line `# Signed: NAME, YYYY-MM-DD`.
###
### What the answers share: categories, the lines around an answer, its buttons.

answers-category-status = 🪪 Қандас мәртебесі
answers-category-papers = 📄 Құжат, азаматтық
answers-category-quota = 👥 Квота, көшу
answers-category-money = 💰 Ақша, сертификат
answers-category-region = 🏡 Өңір, үй, жұмыс
answers-category-life = 🏥 Емхана, зейнетақы, оқу
answers-category-help = 🤝 Қолдау, заңгер
answers-category-centre = ℹ️ Орталық туралы

answers-title = <b>{ $title }</b>

answers-confirm = ⚠️ Бүгін білетініміз осы, ол әлі нақтылануы тиіс.
answers-staff = 👤 Бұған нақты жауапты орталық қызметкері береді.
# $date: the day on which the general words of the answer were checked.
answers-live = 📋 Бұл тізімді қызметкерлер жүргізеді. Жоғарыдағы – { $date } күнгі жалпы мәлімет.
# $now: the present year; $year: the year whose amounts the answer shows.
answers-year-unknown = ℹ️ { $now } жылғы сомалар бізде әлі жоқ. Жоғарыдағы есеп – { $year } жылдікі.
answers-sum-unset = сомасы әлі белгісіз

answers-footer = 📅 { $date } күні тексерілді.
answers-footer-source = 📅 { $date } күні тексерілді; дереккөз: { $source }.
answers-footer-source-dated = 📅 { $date } күні тексерілді; дереккөз: { $source } ({ $source_date } күнгі дерек).
answers-source-written = { $words }
answers-two-sources = { $first }; { $second }

# Shows $kk in Kazakh and $ru in Russian: the selector only carries the other one along.
answers-own-language =
    { $ru ->
       *[other] { $kk }
    }
answers-centre-name-unset = кеңес беру орталығы
answers-centre-unset = әлі көрсетілмеген, осында жазып сұраңыз

answers-helped = Жауап көмектесті ме?
answers-helped-yes = 👍 Иә
answers-helped-no = 👎 Жоқ
answers-thanks = Рахмет! Тағы сұрағыңыз болса, жаза беріңіз.
answers-not-helped = Өкінішті. Сұрағыңызды басқа сөзбен жазып көріңіз не адамнан сұраңыз.

answers-ask-operator = 👤 Адамнан сұрау
answers-ask-lawyer = ⚖️ Заңгерден сұрау
answers-ask-psychologist = 💚 Психологпен сөйлесу

answers-choose-category = Не туралы білгіңіз келеді? Бөлімді таңдаңыз не сұрағыңызды жазыңыз.
answers-choose-topic = { $category }: сұрақты таңдаңыз.
answers-found = Осыны сұрадыңыз ба?
answers-nothing-found = Бұған дайын жауап таба алмадым. Басқа сөзбен жазып көріңіз, бөлімнен қараңыз не адамнан сұраңыз.

# Under an answer that was shown at once, and what it leads to.
answers-not-this = ❓ Мен басқаны сұрадым
answers-other = Түсінікті. Мүмкін, осылардың бірі шығар? Болмаса, басқа сөзбен жазып көріңіз не адамнан сұраңыз.

# Asked back where the words leave two things open; the buttons stand below it in the same order.
answers-which-documents = Қай құжатты сұрап тұрсыз: қандас мәртебесіне керегін бе, әлде көшуге (квотаға) керегін бе?
answers-which-quota = Қайсысын сұрап тұрсыз: квотаға кіруді ме, әлде қандас мәртебесін бе?
answers-which-registration = Қай тіркеу туралы: шетелден келген адамның уақытша тіркелуі ме, әлде жаңа мекенжайға тіркелу ме?
answers-which-doctor = Нақтылап жіберіңізші: дәрігерге қаралу керек пе, әлде өзіңіз дәрігерсіз (не мал дәрігерісіз) бе? Жағдай шұғыл болса, бірден 103-ке қоңырау шалыңыз.
answers-which-zhambyl = Қай Жамбыл: Солтүстік Қазақстандағы Жамбыл ауданы ма, әлде Жамбыл облысы ма?
answers-which-piter = «Питер» деп қай қаланы айтып тұрсыз: Петропавлды ма, әлде Санкт-Петербургті ме?

# What can be chosen; short, on buttons.
answers-choice-papers-status = Қандас мәртебесіне
answers-choice-papers-move = Көшуге (квотаға)
answers-choice-quota = Квотаға кіру
answers-choice-status = Қандас мәртебесін алу
answers-choice-status-alone = Квотасыз өңірдегі мәртебе
answers-choice-registration-temporary = Шетелден келгеннің уақытша тіркелуі
answers-choice-registration-home = Жаңа мекенжайға тіркелу
answers-choice-see-doctor = Дәрігерге қаралу керек
answers-choice-am-doctor = Өзім дәрігермін
answers-choice-am-vet = Өзім мал дәрігерімін
answers-choice-zhambyl-district = Жамбыл ауданы (СҚО)
answers-choice-zhambyl-region = Жамбыл облысы
answers-choice-petropavl = Петропавл
answers-choice-petersburg = Санкт-Петербург

# A mere yes or no, where the bot has asked nothing.
answers-to-what = Мұның қай сұраққа жауап екенін түсінбедім. Керек хабардың астындағы түймені басыңыз не сұрағыңызды толық жазыңыз.
