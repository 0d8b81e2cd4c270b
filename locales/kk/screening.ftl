# The eligibility questionnaire. Kazakh comes first; a native speaker has not yet reviewed it.
# Facts come from the fact base only; each has its number in src/screening/rules.toml.

## Frame: the conversation

screening-intro =
    <b>Менің отбасыма қандай көмек тиесілі?</b>

    10–15 қысқа сұрақ қоямын. Сосын қай бағдарлама Сізге ашық болуы мүмкін, қайсысы жоқ және неге екенін айтамын.
    Кез келген сұраққа жауап бермей өтуге болады. Тоқтап, басқа күні жалғастыра аласыз: жауаптарыңыз сақталады.
    Қорытынды алдын ала берілген баға ғана, шешімді басқарма қабылдайды.
# $n of $of questions, then the question itself.
screening-question =
    { $n } / { $of }

    { $question }
screening-number = { $n }
screening-yes = Иә
screening-no = Жоқ
# Buttons: no markup.
screening-button-start = Бастау
screening-button-resume = Жалғастыру
screening-button-back = ⬅️ Артқа
screening-button-skip = Жауап бергім келмейді
screening-button-unknown = Білмеймін
screening-button-restart = Басынан бастау
screening-button-person = Маманмен сөйлесу
screening-cancelled =
    Сауалнама тоқтатылды. Жауаптарыңыз сақталды: қалаған кезде сол жерден жалғастырамыз.
screening-refusal-range = Мұнда { $min } мен { $max } арасындағы сан керек. Қайта жазыңыз, мысалы <code>5</code>, немесе түймені басыңыз.
screening-refusal-number = Санды цифрмен жазыңыз, мысалы <code>5</code>, немесе түймені басыңыз.
screening-refusal-buttons = Бұл сұраққа астындағы түймемен жауап беріңіз.

# Under each question: what its answer decides. Parts are joined by the list.
screening-why = <i>Жауапқа байланысты: { $what }.</i>
screening-list = { $first }, { $then }
screening-why-status = мәртебе мен азаматтық
screening-why-move = квота мен көшу ақшасы
screening-why-village = ауылдағы мамандарға көмек
screening-why-sum = отбасыңызға берілетін сома
screening-why-papers = құжаттар тізімі
screening-why-missing = өтінішке дейін тағы не істеу керегі
screening-why-priority = орталық алдымен кімге көмектесетіні

## Questions

screening-ask-citizenship = Сіз қай елдің азаматысыз?
screening-label-citizenship = Азаматтығы
screening-citizenship-kz = Қазақстан
screening-citizenship-foreign = Басқа ел
screening-citizenship-stateless = Азаматтығым жоқ

screening-ask-where-now = Қазір қайдасыз?
screening-label-where-now = Қазір тұрған жері
screening-where-now-abroad = Шетелде
screening-where-now-kz = Қазақстанда

screening-ask-has-kandas-status = Сізде қандас мәртебесі (куәлігі) бар ма?
screening-label-has-kandas-status = Қандас мәртебесі бар

screening-ask-ethnic-kazakh = Ұлтыңыз қазақ па?
screening-label-ethnic-kazakh = Ұлты қазақ

screening-ask-former-kz-citizen = Бұрын Қазақстан азаматы болдыңыз ба?
screening-label-former-kz-citizen = Бұрын ҚР азаматы болған

screening-ask-nationality-in-papers = Ұлтыңыз құжатта жазылған ба: туу туралы куәлікте, паспортта немесе басқа ресми қағазда?
screening-label-nationality-in-papers = Ұлты құжатта жазылған

screening-ask-keeps-foreign-citizenship = Қазіргі шетел азаматтығыңызды сақтап қалғыңыз келе ме?
screening-label-keeps-foreign-citizenship = Шетел азаматтығын сақтағысы келеді

screening-ask-region = Қазір қайда тұрасыз?
screening-label-region = Қазір тұратын жері
screening-region-turkistan = Түркістан облысы
screening-region-kyzylorda = Қызылорда облысы
screening-region-zhambyl = Жамбыл облысы
screening-region-almaty-region = Алматы облысы
screening-region-shymkent = Шымкент
screening-region-zhetisu = Жетісу облысы
screening-region-mangystau = Маңғыстау облысы
screening-region-almaty-city = Алматы қаласы
screening-region-astana = Астана
screening-region-north-kazakhstan = СҚО
screening-region-other-kz = Қазақстанның басқа облысы
screening-region-abroad = Шетелде

screening-ask-serpin-graduate = «Серпін» немесе «Жарқын болашақ» бағдарламасымен оқып бітірдіңіз бе?
screening-label-serpin-graduate = «Серпін» / «Жарқын болашақ» түлегі

screening-ask-months-since-graduation =
    Оқуды бітіргеніңізге неше толық ай болды?
    Түймені басыңыз немесе санды жазыңыз.
screening-label-months-since-graduation = Оқу бітіргеннен бері, ай
screening-months-since-graduation-6 = 6 ай немесе одан аз
screening-months-since-graduation-7 = 6 айдан көп

screening-ask-registered-months =
    Қазір тұрған жеріңізде тұрақты тіркелгеніңізге (прописка) неше толық ай болды?
    Түймені басыңыз немесе санды жазыңыз.
screening-label-registered-months = Тұрақты тіркелгеніне, ай
screening-registered-months-0 = 12 айдан аз
screening-registered-months-12 = 12 ай немесе одан көп

screening-ask-job-status = Жұмыс жағдайыңыз қандай?
screening-label-job-status = Жұмысы
screening-job-status-registered = Мансап орталығында тіркеудемін
screening-job-status-employed = Жұмыс істеймін
screening-job-status-not-registered = Жұмыссызбын, тіркеуде емеспін
screening-job-status-student = Оқып жүрмін
screening-job-status-pensioner = Зейнеткермін

screening-ask-profession = Мамандығыңыз қандай?
screening-label-profession = Мамандығы
screening-profession-doctor = Дәрігер
screening-profession-teacher = Мұғалім
screening-profession-vet = Мал дәрігері
screening-profession-agro = Ауыл шаруашылығы
screening-profession-social = Әлеуметтік сала
screening-profession-culture-sport = Мәдениет, спорт
screening-profession-other = Басқа мамандық
screening-profession-none = Мамандығым жоқ

screening-ask-has-diploma = Осы мамандық бойынша дипломыңыз бар ма?
screening-label-has-diploma = Дипломы бар

screening-ask-destination = СҚО-ның қай жерінде тұрғыңыз келеді?
screening-label-destination = Тұрғысы келетін жері
screening-destination-village = Ауылда
screening-destination-town = Аудандағы қалада
screening-destination-petropavl = Петропавлда
screening-destination-undecided = Әлі білмеймін

screening-ask-owns-home-at-destination = Баратын жеріңізде отбасыңыздың өз үйі бар ма?
screening-label-owns-home-at-destination = Баратын жерінде өз үйі бар

screening-ask-household-size =
    Өзіңізді қосқанда отбасыңыздан неше адам көшеді?
    Түймені басыңыз немесе санды жазыңыз.
screening-label-household-size = Көшетін адам саны

screening-ask-children-under-18 =
    Отбасыңызда 18 жасқа толмаған неше бала бар?
    Түймені басыңыз немесе санды жазыңыз.
screening-label-children-under-18 = 18-ге толмаған бала саны

screening-ask-divorced-months-ago =
    Ажырасқан ба едіңіз? Ажырассаңыз, оған неше толық ай болды?
    Түймені басыңыз немесе санды жазыңыз.
screening-label-divorced-months-ago = Ажырасқанына, ай
screening-divorced-months-ago-never = Ажыраспағанмын
screening-divorced-months-ago-0 = 36 ай немесе одан аз
screening-divorced-months-ago-37 = 36 айдан көп

screening-ask-received-support-before = Бұрын көшуге мемлекеттен көмек алдыңыз ба?
screening-label-received-support-before = Бұрын көшуге көмек алған

screening-ask-left-home-region-debts = Көшетін жеріңізде төленбеген қарызыңыз қала ма?
screening-label-left-home-region-debts = Қарызы қалады

## Result: frame

screening-result-title =
    <b>Алдын ала қорытынды</b>
    Ол жауаптарыңызға қарап жасалды. Соңғы шешімді басқарма қабылдайды.
screening-result-no-citizenship = Азаматтығыңызды айтпадыңыз, ал көп нәрсе соған байланысты. Орталықтағы маман дәлірек айтады.
screening-group-likely = ✅ <b>Сізге ашық болуы мүмкін</b>
screening-group-not-yet = 🕓 <b>Әзірге шарт жетпейді, бірақ орындауға болады</b>
screening-group-ask = ❓ <b>Маманнан сұрау керек</b>
screening-group-no = <b>Жауаптарыңызға қарағанда, қазір сәйкес келмейді</b>
screening-block =
    <b>{ $title }</b>
    { $lines }
screening-line-pass = ✓ { $text }
screening-line-missing = ▫️ { $text }
screening-line-unknown = ❔ { $text }
screening-line-failed = – { $text }
screening-line-document = ▫️ { $text }
screening-reason-as-quota = Шарттары жоғарыдағы квотамен бірдей.
screening-reason-nothing-against = ✓ Жауаптарыңызда кедергі жоқ.

screening-amounts =
    💰 <b>{ $year } жылғы көрсеткіш бойынша сомалар</b>
    { $lines }
screening-amounts-unknown-year = { $asked } жылғы көрсеткіш әлі белгісіз. Сомалар { $year } жыл бойынша есептелді, өзгеруі мүмкін.
screening-amount-relocation = ▫️ Көшуге, бір рет: { $family } адам × { $each } = <b>{ $sum }</b>
screening-amount-relocation-each = ▫️ Көшуге, бір рет: отбасының әр мүшесіне { $sum }
screening-amount-rent = ▫️ Үй жалдауға және коммуналдық қызметке: бір отбасыға айына { $min } мен { $max } арасында, 12 ай
screening-amount-certificate = ▫️ Тұрғын үй сертификаты: { $sum }-ге дейін. Үй арзан болса, оның нақты бағасы төленеді
screening-amount-diploma = ▫️ «Дипломмен – ауылға!»: көтерме жәрдемақы { $lift }, тұрғын үйге несие { $loan }-ге дейін
screening-amount-doctor = ▫️ Ауылдағы аса тапшы мамандық дәрігеріне: бір рет { $sum }
screening-five-years = Бұл көмектен кейін өңірде кемінде 5 жыл тұрып, жұмыс істеу керек. Ерте көшіп кетсеңіз, ақшаны қайтарасыз.

screening-documents =
    📄 <b>Қандай құжат жинау керек</b>
    { $lines }
screening-priority =
    ⭐ <b>Орталық кімге бірінші көмектеседі</b>
    Сіз мына топтарға жатасыз:
    { $lines }
    Бұл орталықтың өз тәртібі, заң талабы емес.
screening-sources =
    <i>Негізі:
    { $lines }
    { $checked } күні тексерілді.</i>
screening-disclaimer = Бұл – шешім емес, алдын ала берілген баға. Шешімді басқарма қабылдайды. Түсініксіз болса немесе келіспесеңіз, маманмен сөйлесіңіз: қорытындыңыз сұрағыңызбен бірге оған жетеді.

## Programmes

screening-programme-kandas-status = Қандас мәртебесі
screening-programme-kandas-quota = Қандастарға арналған өңірлік квота
screening-programme-resettler-quota = Қоныс аударушыларға арналған өңірлік квота
screening-programme-relocation-money = Көшуге және үй жалдауға ақша
screening-programme-mobility-certificate = Экономикалық мобильділік сертификаты
screening-programme-diploma-to-village = «Дипломмен – ауылға!»
screening-programme-doctor-grant = Ауыл дәрігеріне төлем
screening-programme-ata-zholy = «Ата жолы» картасы
screening-programme-simplified-citizenship = Азаматтықты жеңілдетілген тәртіппен алу

screening-about-kandas-status = Өтінішті migration.enbek.kz сайтында, Enbek Migration қосымшасында, ХҚКО-да, egov.kz-те, шетелде болсаңыз Қазақстан өкілдігінде бересіз. Тегін.
screening-about-kandas-quota = Өтінішті migration.enbek.kz сайтында, қосымшада, ХҚКО-да немесе egov.kz-те бересіз. Биыл орын қалды ма, маман айтады.
screening-about-resettler-quota = Өтінішті ХҚКО-да, migration.enbek.kz немесе egov.kz сайтында бересіз. Биыл орын қалды ма, маман айтады.
screening-about-relocation-money = Бұл ақша квотаға енгендерге ғана беріледі.
screening-about-mobility-certificate = Жаңа жерде үй сатып алуға, салуға немесе ипотеканың бастапқы жарнасына. Квотаға енгендерге ғана беріледі.
screening-about-diploma-to-village = Ауылға барған маманға көтерме жәрдемақы және үйге несие. Ақша көбіне өтініш берген жылдың келесі жылы түседі.
screening-about-doctor-grant = Бір рет беріледі, ауылда кемінде 5 жыл жұмыс істеу керек.
screening-about-ata-zholy = Өз азаматтығын сақтайтын шетелдегі қазақтарға: 10 жылға дейін, бірақ паспорт мерзімінен ұзақ емес. Қоныс аудару бағдарламасына кірмейді.
screening-about-simplified-citizenship = Құжатты полицияның көші-қон қызметі қабылдайды. Этникалық қазақтар тіл, Конституция және тарих тестін тапсырмайды.

screening-verdict-likely = ашық болуы мүмкін
screening-verdict-not-yet = әзірге шарт жетпейді
screening-verdict-ask = маманнан сұрау керек
screening-verdict-no = сәйкес келмейді
screening-verdict-na = қатысы жоқ

## Conditions that are met

screening-pass-ethnic-kazakh = Ұлтыңыз қазақ
screening-pass-never-kz-citizen = Бұрын Қазақстан азаматы болмағансыз
screening-pass-nationality-proof = Ұлтыңыз құжатта жазылған
screening-pass-kandas-status = Қандас мәртебеңіз бар
screening-pass-kz-citizen = Сіз Қазақстан азаматысыз
screening-pass-departure-region = Көшетін жеріңіз шартқа сай
screening-pass-registered-12-months = Тұрақты тіркелгеніңізге 12 ай немесе одан көп болды
screening-pass-rural-profession = Мамандығыңыз бағдарламаға кіреді
screening-pass-diploma = Дипломыңыз бар
screening-pass-renounce-foreign-citizenship = Бұрынғы азаматтықтан шығуға дайынсыз

## Conditions that are not met; .short is for staff

screening-failed-ethnic-kazakh = Бұл мүмкіндік ұлты қазақ адамдарға арналған. Сізге басқа жол бар ма, заңгер айтады.
    .short = ұлты қазақ емес
screening-failed-never-kz-citizen = Бұрын Қазақстан азаматы болған адамға қандас мәртебесі берілмейді. Басқа жолды заңгер айтады.
    .short = бұрын ҚР азаматы болған
screening-failed-departure-region = СҚО – қоныс аударушыларды қабылдайтын өңір, сондықтан квота мұнда басқа облыстан көшетіндерге арналған. СҚО тұрғынына қандай көмек бар, оператор айтады.
    .short = СҚО-да тұрады
screening-failed-home-in-village = Бағдарлама сол ауылда өз үйі жоқ мамандарға арналған.
    .short = ауылда өз үйі бар
screening-failed-citizenship-route = Бұл жол этникалық қазақтарға арналған. Басқа негізді заңгер айтады.
    .short = ұлты қазақ емес

screening-missing-kandas-status = Алдымен қандас мәртебесін алыңыз: migration.enbek.kz сайтында, Enbek Migration қосымшасында, ХҚКО-да немесе Қазақстан өкілдігінде. Тегін.
    .short = қандас мәртебесі жоқ
screening-missing-nationality-proof = Ұлтыңыз жазылған басқа ресми құжат керек, мысалы туу туралы куәлік. Ондай құжат болмаса, ұлтты әкімдік жанындағы комиссия анықтайды.
    .short = ұлты құжатта жазылмаған
screening-missing-renounce-foreign-citizenship = Қазақстан екінші азаматтықты танымайды. Бұрынғы азаматтықтан бас тарту туралы нотариус куәландырған өтініш керек.
    .short = шетел азаматтығын сақтағысы келеді
screening-missing-registered-12-months = Өтініш берген күні тұрған жеріңізде тұрақты тіркелгеніңізге кемінде 12 ай болуы керек. 12 ай толғанда бере аласыз.
    .short = тіркелгеніне 12 ай болмаған
screening-missing-job-seeker-registration = Тұрған жеріңіздегі мансап орталығына жұмыс іздеуші немесе жұмыссыз ретінде тіркеліңіз.
    .short = мансап орталығында тіркелмеген
screening-missing-destination-village = Бағдарлама ауылда жүреді. Ауыл таңдасаңыз, ашылады.
    .short = ауыл таңдалмаған
screening-missing-diploma = Мамандық бойынша диплом керек.
    .short = дипломы жоқ
screening-missing-divorce-certificate = Ажырасқаныңызға 36 айдан аспаған, сондықтан неке бұзу туралы куәлікті қоса беріңіз.
    .short = неке бұзу куәлігі керек

screening-unknown-who-you-are = Дәл айту үшін азаматтығыңызды білу керек. Мұнда жазғыңыз келмесе, орталықтағы маманнан сұраңыз.
    .short = азаматтығы айтылмаған
screening-unknown-already-here = Квота – көшуге берілетін көмек, ал Сіз қазір СҚО-дасыз. Өзі көшіп келгендерге не тиесілі, жергілікті ережеге байланысты.
    .short = мәртебесі бар, СҚО-да тұрады
screening-unknown-pensioner = Зейнеткерлер қатыса ала ма, құжаттан растай алмадық.
    .short = зейнеткер
screening-unknown-first-support = Бұрын мұндай көмек алған адам қатыса ала ма, құжаттан растай алмадық.
    .short = бұрын көмек алған
screening-unknown-debts = Қарыз кедергі бола ма, құжаттан растай алмадық. Не істеу керегін заңгер айтады.
    .short = қарызы қалады
screening-unknown-listed-place = Көмек қоныс аударушыларға арналған елді мекендер тізіміне байланысты. Сіз баратын жер тізімде бар ма, басқарма біледі.
    .short = қалаға барады, тізімді тексеру керек
screening-unknown-departure-region = Сіздің өңірден қабылдай ма, анықтау керек. Министрлік негізгі деп Түркістан, Жамбыл, Қызылорда, Алматы облыстары мен Шымкентті атады (10.03.2026).
    .short = көшетін өңірі расталмаған
screening-unknown-home-at-destination = Баратын жерінде өз үйі бар адамға сертификат беріле ме, ережеде айтылмаған.
    .short = баратын жерінде үйі бар
screening-unknown-citizens-only = Әлі Қазақстан азаматы емес адам қатыса ала ма, ережеде айтылмаған.
    .short = ҚР азаматы емес
screening-unknown-town = Бағдарлама ауылға арналған. Аудандағы қала жарай ма, сұрау керек.
    .short = қалаға барады, бағдарлама ауылға арналған
screening-unknown-scarce-specialty = Тек аса тапшы мамандық дәрігерлеріне төленеді. Тізімді әкімдік бекітеді.
    .short = мамандығы әкімдік тізімінде бар ма
screening-unknown-card-conditions = Картаны сұранысқа ие мамандық иелеріне немесе жұмыс істеп тұрған бизнесі барларға береді. 2025 жылғы қазанда сенатор карта іс жүзінде жұмыс істемейді деді. Заңгерден сұраңыз.
    .short = мамандығын немесе бизнесін тексеру керек
screening-unknown-former-citizen = Сіз бұрын Қазақстан азаматы болғансыз. Бұл жол Сізге келе ме, заңгер айтады.
    .short = бұрын ҚР азаматы болған

## Documents

screening-document-identity-papers = Өзіңіздің және отбасыңыздың жеке басын куәландыратын құжаттары: көшірмесі және қазақ немесе орыс тіліне нотариус куәландырған аудармасы. Түпнұсқасын да алыңыз: қарап, қайтарып береді
screening-document-nationality = Ұлтыңыз қазақ екенін көрсететін құжат: туу туралы куәлік, паспорт немесе басқа ресми қағаз
screening-document-autobiography = Өтініш және еркін түрде жазылған өмірбаян
screening-document-ground = Көшу себебін көрсететін құжат: туыстық туралы, еңбек шарты немесе оқу туралы анықтама
screening-document-citizenship-application = Азаматтық туралы өтініш (7-1-қосымшадағы нысан)
screening-document-renunciation = Бұрынғы азаматтықтан бас тарту, нотариус куәландырған
screening-document-undertaking = Азаматтық туралы заңның 1-бабы бойынша міндеттеме
screening-document-passport = Паспорт: көшірмесі мен түпнұсқасы
screening-document-stateless-certificate = Азаматтығы жоқ адамның куәлігі
screening-document-birth-certificates = 16 жасқа толмаған балалардың туу туралы куәліктері
screening-document-divorce-certificate = Неке бұзу туралы куәлік (соңғы 36 айда ажырассаңыз)
screening-document-purchase-or-land = Сертификатқа: үй сатып алудың алдын ала шарты, ал үй салсаңыз, жер құжаты
screening-document-diploma = Диплом
screening-document-department-list = Квотаға: құжаттың толық тізімін басқарма береді

## Priorities: the centre's own practice

screening-priority-large-family = – көпбалалы отбасы
screening-priority-doctor = – дәрігер
screening-priority-teacher = – мұғалім
screening-priority-vet = – мал дәрігері

## Sources

screening-source-l1 = «Халықтың көші-қоны туралы» № 477-IV Заң
screening-source-l2 = «Азаматтық туралы» № 1017-XII Заң
screening-source-l4 = Ерікті түрде қоныс аудару қағидалары, № 234 бұйрық
screening-source-l5 = Өңірлік квотаға енгізу қағидалары, № 20 бұйрық
screening-source-l6 = Қандас мәртебесін беру немесе ұзарту қағидалары, № 329-ө-м бұйрық
screening-source-l11 = «Ата жолы» картасының 30.06.2023 күнгі қағидалары
screening-source-press-diploma = «Дипломмен – ауылға!»: 2025 жылғы баспасөз хабарлары
screening-source-press-doctor = Ауыл дәрігеріне төлем: 14.08.2025 күнгі баспасөз хабары
screening-source-otandastar = «Отандастар қоры» сайты oq.gov.kz

## For staff

screening-staff-title = { $date } күнгі <b>сауалнама қорытындысы</b> (алдын ала, ережелер { $version })
screening-staff-verdicts = { $lines }
screening-staff-line = <b>{ $title }</b>: { $verdict }
screening-staff-reason = – { $text }
screening-staff-answers =
    <b>Жауаптары</b>
    { $lines }
screening-staff-answer = { $label }: { $value }
