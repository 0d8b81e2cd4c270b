# The map of rules, for the lawyer who checks them: `qoldau rules` prints it. A condition is said as it must be met.
# Facts come from the fact base only; each has its number in src/screening/rules.toml.
# The Kazakh is unreviewed: no native speaker has signed it yet.

## Conditions, by their codes

screening-condition-foreign-or-stateless = Қазақстан азаматы емес: басқа елдің азаматы немесе азаматтығы жоқ
screening-condition-status-not-held = Қандас мәртебесі әлі жоқ
screening-condition-ethnic-kazakh = Ұлты қазақ
screening-condition-never-kz-citizen = Бұрын Қазақстан азаматы болмаған
screening-condition-nationality-proof = Ұлты құжаттарда жазылған
screening-condition-kandas-status = Қандас мәртебесі алынған
screening-condition-not-yet-in-region = Қандас әлі СҚО-да тұрмайды
screening-condition-not-pensioner = Зейнеткер емес
screening-condition-first-support = Көшуге көмекті бұрын алмаған
screening-condition-no-debts = Бұрынғы жерінде қарызы жоқ
screening-condition-listed-place = Баратын жері қоныс аударушыларға арналған тізімде бар
screening-condition-kz-citizen = Қазақстан азаматы
screening-condition-departure-region = Қоныс аударушылар қабылданатын өңірде тұрады
screening-condition-registered-12-months = Тұрақты тіркеуі 12 айдан кем емес
screening-condition-job-seeker-registration = Мансап орталығында есепте: жұмыс іздеуші немесе жұмыссыз
screening-condition-divorce-certificate = Соңғы 36 айда ажыраспаған, әйтпесе неке бұзу туралы куәлік керек
screening-condition-no-home-at-destination = Жаңа жерде өз үйі жоқ
screening-condition-rural-profession = Мамандығы бағдарламаға кіреді: денсаулық сақтау, білім беру, әлеуметтік сала, мәдениет, спорт, ауыл шаруашылығы
screening-condition-no-home-in-village = Осы ауылда өз үйі жоқ
screening-condition-diploma = Мамандығы бойынша дипломы бар
screening-condition-destination-village = Ауылға барады
screening-condition-destination-not-town = Аудандық қалаға бармайды
screening-condition-doctor = Дәрігер
screening-condition-scarce-specialty = Әкімдік тізіміндегі аса қажет мамандық
screening-condition-foreign-citizen = Басқа елдің азаматы
screening-condition-keeps-foreign-citizenship = Шетел азаматтығын сақтайды
screening-condition-profession-or-business = Қажетті мамандық немесе жұмыс істеп тұрған бизнес
screening-condition-renounce-foreign-citizenship = Бұрынғы азаматтығынан шығуға дайын

## Headings of the tables

screening-map-title = Сауалнама ережелері, нұсқасы { $version }, тексерілген күні { $checked }
screening-map-note = Бір жол – бір шарт. Жауаптар «орындалмаған» бағанына сай келсе, салдары болады; бірнешеуінің күштісі шешеді: n/a, no, ask, not_yet, likely. Берілмеген жауап жақтамайды да, қарсы да болмайды.
screening-map-programme = Бағдарлама
screening-map-code = Коды
screening-map-condition = Шарт
screening-map-when = Қашан орындалмаған
screening-map-unless = мына жағдайдан басқа
screening-map-always = әрдайым: жауаптарда ол туралы жоқ
screening-map-effect = Салдары
screening-map-effect-na = басқа адамдарға арналған
screening-map-effect-no = орындау мүмкін емес
screening-map-effect-ask = заңгерден немесе басқармадан сұрау керек
screening-map-effect-not-yet = әлі орындауға болады
screening-map-effect-paper = шешім сол қалпы, қағаз керек
screening-map-effect-all = сондағыдай, қағаздардан басқа
screening-map-takes-over = «{ $programme }» бағдарламасының шарттары
screening-map-reads = Жауаптар
screening-map-answers = Жауаптар
screening-map-basis = Акт пен бабы немесе дереккөз
screening-map-article = { $article }-бап
screening-map-item = { $item }-тармақ
screening-map-unverified = расталмаған: бет табылмады
screening-map-checked = Тексерілген күні
screening-map-confidence = Сенімділік
screening-map-confidence-high = жоғары
screening-map-confidence-medium = орташа
screening-map-confidence-low = төмен
screening-map-from = Бастап
screening-map-until = Дейін
screening-map-who = Бұл адам кім
screening-map-who-one-of = Осы жауаптардың бірде-біреуі болмаса, шешім – ask
screening-map-who-citizen = Нақты азамат (path = citizen)
screening-map-who-kandas = Қандас жолы (path = kandas); қалғандары – азаматтар сияқты
screening-map-priorities = Орталық алдымен кімге көмектеседі (орталықтың өз тәртібі)
screening-map-documents = Құжаттар
screening-map-facts = Ережелердің негізі
