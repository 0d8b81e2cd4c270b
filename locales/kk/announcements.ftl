### Unreviewed: no native speaker has signed these texts yet.
### A message counts as reviewed only when the comment right above it has a line "Signed: NAME, YYYY-MM-DD".
###
### Announcements: for the editor and the head, and what people read about choosing them.

# Under every announcement.
announcements-footer = <i>Тақырып таңдау немесе тоқтату: /news</i>

## What people want to hear of

announcements-subject-quota = Квота, мәртебе
announcements-subject-housing = Баспана
announcements-subject-work = Жұмыс, кәсіп
announcements-subject-school = Мектеп, балабақша
announcements-subject-law = Заң, құжат
announcements-subject-events = Іс-шаралар
announcements-news =
    📣 <b>Орталықтың хабарландырулары</b>

    Не туралы білгіңіз келеді? Тақырыпты басыңыз, қайта бассаңыз – алынады.
announcements-news-all = Қазір: барлық тақырып келеді.
announcements-news-some =
    Қазір мыналар келеді, оған қоса – бәріне маңызды хабарлар:
    { $lines }
announcements-news-line = • { $name }
announcements-news-by-profile = ☑️ Сауалнамадағы жауаптарыңызға сай хабарлар да келеді (мысалы, Сіздің өңіріңізге ғана арналғандары).
announcements-news-not-by-profile = Сауалнамадағы жауаптарыңызға сай хабарлар келмейді: ол үшін төменде рұқсат беріңіз.
announcements-key-by-profile = Жауаптарыма сай хабарлар
announcements-key-stop = 🔕 Хабарландыру керек емес
announcements-key-again = 🔔 Қайтадан алғым келеді
announcements-key-news = 📣 Хабарландыруларым
announcements-news-stopped =
    🔕 <b>Хабарландырулар енді келмейді</b>

    Сұрағыңызға жауап пен өтінішіңіз бойынша хабарлар бұрынғыша келеді.
announcements-toast-stopped = Тоқтатылды: хабарландыру енді келмейді.
announcements-toast-again = Жақсы: хабарландырулар қайтадан келеді.
announcements-button-on = ☑️ { $name }
announcements-button-off = ⬜ { $name }

## The lists

announcements-list = 📣 <b>Хабарландырулар</b>
announcements-list-none = Әзірге ешқайсысы жоқ.
announcements-list-idle = Қазір дайындалып не жоспарланып тұрғаны жоқ. Жіберілгендері – «Өткендері» батырмасында.
# A line of a list: its number, where it stands, and the beginning of its words.
announcements-list-line = №{ $id } · { $stand } · { $about }
announcements-past-line = №{ $id } · { $when } · { $stand } · { $about }
announcements-button-item = { $sign } { $about }
announcements-words = { $words }
announcements-lines = { $lines }
announcements-no-words = (мәтінсіз)
announcements-past = 🗂 <b>Өткен хабарландырулар</b>
announcements-key-new = ➕ Жаңа хабарландыру
announcements-key-past = 🗂 Өткендері
announcements-key-older = ⬇️ Одан бұрынғылары
announcements-key-list = 📣 Тізім
announcements-key-settings = ⚙️ Баптау
announcements-gone = Бұл хабарландыру енді жоба емес немесе өшірілген. Қазіргі тізім:

announcements-stand-draft = жоба
announcements-stand-waiting = бекітуді күтіп тұр
announcements-stand-planned = жоспарда
announcements-stand-planned-at = { $at } жіберіледі
announcements-stand-sending = жіберіліп жатыр
announcements-stand-paused = кідіртілді
announcements-stand-done = жіберілді
announcements-stand-cancelled = тоқтатылды
announcements-stand-withdrawn = қайтарып алынды

## The board

# $by made it, $id is its number, $stand says where it stands.
announcements-board = 📣 <b>№{ $id }</b> · { $stand } · жасаған: { $by }
announcements-none = жоқ
announcements-line-kk = <b>Қазақша:</b> { $words }
announcements-line-ru = <b>Орысша:</b> { $words }
announcements-kk-gets-ru = ⚠️ Қазақша оқитындар орысша мәтінді алады.
announcements-kk-gets-nothing = ⚠️ Қазақша оқитындар ештеңе алмайды.
announcements-ru-gets-kk = ⚠️ Орысша оқитындар қазақша мәтінді алады.
announcements-ru-gets-nothing = ⚠️ Орысша оқитындар ештеңе алмайды.
announcements-line-media = <b>Қоса беріледі:</b> { $what }
announcements-media-photo = сурет
announcements-media-video = видео
announcements-media-document = құжат
announcements-media-album = альбом, { $n } дана
announcements-media-documents = құжаттар, { $n } дана
announcements-media-location = картадағы орын
announcements-line-links =
    <b>Батырмалар:</b>
    { $lines }
announcements-link-url = 🔗 { $label } → { $url }
announcements-link-inside = 🔘 { $label }
announcements-line-subject = <b>Тақырыбы:</b> { $name }
announcements-subject-none = бәріне маңызды
announcements-line-everybody = <b>Кімге:</b> хабарландырудан бас тартпағандардың бәріне
announcements-line-filter = <b>{ $name }:</b> { $values }
announcements-and = { $left }, { $right }
announcements-reach = 👥 <b>{ $n } адам</b> · уақыты: { $time }
announcements-seconds = шамамен { $n } секунд
announcements-minutes = шамамен { $n } минут
announcements-reach-profile = Профиль бойынша тек рұқсат бергендер таңдалады: { $all } адамнан рұқсат бергені { $agreed }.
announcements-line-now = <b>Қашан:</b> жіберген бойда
announcements-line-at = <b>Қашан:</b> { $at }
announcements-line-monthly = <b>Қашан:</b> әр айдың { $day }-күні, { $at }
announcements-line-urgent = 🌙 Шұғыл: тыныш сағаттарда да жіберіледі.
announcements-line-paid = ⭐ Ақылы: секундына 1 000 хабарға дейін.
announcements-line-channels = 📢 Орталықтың арналары мен топтарына да шығады.
announcements-line-approved = ✅ Бекіткен: { $name }
announcements-key-kk = ✏️ Қазақша
announcements-key-ru = ✏️ Орысша
announcements-key-kk-nothing = 🚫 Қазақша оқитындарға жібермеу
announcements-key-kk-other = ↪️ Қазақша оқитындарға орысшасын жіберу
announcements-key-ru-nothing = 🚫 Орысша оқитындарға жібермеу
announcements-key-ru-other = ↪️ Орысша оқитындарға қазақшасын жіберу
announcements-key-media = 🖼 Сурет, файл
announcements-key-links = 🔘 Батырмалар
announcements-key-subject = 🏷 Тақырыбы
announcements-key-audience = 👥 Кімге
announcements-key-when = 🕒 Қашан
announcements-key-preview = 👁 Көру
announcements-key-send = 🚀 Жіберу…
announcements-key-copy = 📋 Көшірме
announcements-key-delete = 🗑 Өшіру
announcements-key-board = ⬅️ Хабарландыруға
announcements-key-take-back = ✏️ Жобаға қайтару
announcements-faster = Осы арада бұл хабарландыруды басқа біреу өзгертті. Сіздің өзгерісіңіз сақталмады. Қазіргі күйін ашып көріңіз.
announcements-toast-faster = Сақталмады: басқа біреу озып кетті.
announcements-meanwhile = ⚠️ Осы арада жобаны { $by } өзгертті. Қазір ол мынадай. Мәтініңізді сонда да қойғыңыз келсе, қайта жіберіңіз.
announcements-choose-part = Алдымен нені өзгертетініңізді батырмамен таңдаңыз.
announcements-delete-sure = 🗑 Бұл жобаны өшіреміз бе? Қайтару мүмкін емес.
announcements-key-delete-now = 🗑 Иә, өшіру
announcements-toast-deleted = Жоба өшірілді.
announcements-toast-copied = Көшірмесі жасалды: бұл жаңа жоба.
announcements-toast-taken-back = Жобаға қайтарылды. Ештеңе жіберілмейді.
announcements-not-draft = Бұл енді жоба емес: алдымен «Жобаға қайтару» басыңыз.

## Writing

announcements-ask-kk =
    ✏️ <b>Қазақша мәтінді жіберіңіз</b> – бір хабармен, кириллицамен. Төте жазу мен латынша нұсқасын бот өзі жасайды.

    Суретпен, видеомен, құжатпен, альбоммен немесе картадағы орынмен бірге де жіберуге болады. Қаріп пен сілтемені Telegram-ның өзінде белгілеңіз.
announcements-ask-ru = ✏️ Енді <b>орысша мәтінді жіберіңіз</b> – бір хабармен.
announcements-key-without-kk = Қазақшасыз
announcements-key-without-ru = Орысшасыз
announcements-without-kk = ⚠️ Қазақша мәтін жоқ. Қазақша оқитындар не алады?
announcements-without-ru = ⚠️ Орысша мәтін жоқ. Орысша оқитындар не алады?
announcements-key-gets-kk = Қазақшасын алады
announcements-key-gets-ru = Орысшасын алады
announcements-key-gets-nothing = Ештеңе алмайды
announcements-key-write-it = ✏️ Жоқ, жазамын
announcements-one-language = Кемінде бір тілде мәтін немесе сурет керек. Мәтінді жіберіңіз.
announcements-empty = Хабар бос. Мәтін жазып жіберіңіз.
announcements-is-arabic =
    Бұл төте жазу. Қазақша мәтінді кириллицамен жіберіңіз: төте жазуын оқырмандарға бот өзі жасайды. Кириллицамен ол шамамен былай болады, көшіріп, тексеріп жіберіңіз:

    <code>{ $words }</code>
announcements-is-latin =
    Бұл латын әрпі. Қазақша мәтінді кириллицамен жіберіңіз: латынша нұсқасын оқырмандарға бот өзі жасайды. Кириллицамен ол шамамен былай болады, көшіріп, тексеріп жіберіңіз:

    <code>{ $words }</code>
announcements-looks-russian = 🤔 Қазақша мәтін күтіліп тұр, ал мынау орысшаға ұқсайды. Бұл орысша мәтін бе?
announcements-looks-kazakh = 🤔 Орысша мәтін күтіліп тұр, ал мынау қазақшаға ұқсайды. Бұл қазақша мәтін бе?
announcements-key-swap-ru = ↔️ Иә, орысшасына қою
announcements-key-swap-kk = ↔️ Иә, қазақшасына қою
announcements-key-keep-kk = ✅ Жоқ, бұл қазақша
announcements-key-keep-ru = ✅ Жоқ, бұл орысша
announcements-key-write-again = ✏️ Қайта жазамын
announcements-swapped = ✅ Мәтін екінші тілге қойылды.
announcements-press-first = Алдымен жоғарыдағы сұраққа батырмамен жауап беріңіз немесе хабарландыруға оралыңыз.
announcements-too-long = Тым ұзын: бір хабарға сыймайды. Тағы { $over } таңбаны қысқартып, қайта жіберіңіз. Төте жазу мен латынша нұсқасы және соңындағы /news жолы да есептеледі.
announcements-media-taken = ✅ Қабылданды. Енді мәтіні керек.
announcements-want-words = Мұнда мәтін керек. Жазып жіберіңіз.
announcements-ask-media = 🖼 Сурет, видео, құжат, альбом (10-ға дейін) немесе картадағы орынды жіберіңіз.
announcements-want-media = Мұнда сурет, видео, құжат, альбом немесе орын керек. Мәтінді бөлек батырмамен өзгертесіз.
announcements-key-no-media = 🗑 Қоса берілгенін алу
announcements-caption-left = ℹ️ Астындағы жазу алынбады: мәтінді «Қазақша», «Орысша» батырмаларымен өзгертесіз.
announcements-album-full = ⚠️ Альбомға ең көбі 10 дана сыяды: қалғаны алынбады.
announcements-no-voice = Дауыстық немесе дөңгелек видео хабар хабарландыруға қойылмайды. Мәтін жазып жіберіңіз.
announcements-no-sticker = Стикер хабарландыруға қойылмайды. Мәтін жазып жіберіңіз.
announcements-no-such = Мұндайды хабарландыруға қоюға болмайды. Мәтін, сурет, видео, құжат, альбом немесе орын жіберіңіз.
announcements-edited = Чаттағы хабарды түзеткеніңізді бот алмайды. Керек бөлігін батырмамен таңдап, мәтінді қайта жіберіңіз.

## Buttons under an announcement

announcements-links = 🔘 <b>Батырмалар: { $count }</b>, ең көбі { $most }. Әрқайсысы бөлек жолда тұрады.
announcements-links-below = ℹ️ Альбомға батырма қойылмайды: мәтін мен батырмалар альбомнан кейін бөлек хабар болып барады.
announcements-links-full = Батырма саны толды: алдымен біреуін алыңыз.
announcements-link-there = Мұндай батырма бар.
announcements-button-link = ✏️ { $label }
announcements-key-add-url = ➕ Сілтеме
announcements-key-add-topic = ➕ Жауап
announcements-key-add-screening = ➕ Сауалнама
announcements-key-add-desk = ➕ Маман
announcements-ask-url = 🔗 Сілтеменің мекенжайын жіберіңіз, мысалы: <code>egov.kz</code>
announcements-url-unclear = Бұл мекенжайға ұқсамайды. Мысалы: <code>egov.kz</code> немесе <code>https://egov.kz/page</code>. Қайта жіберіңіз.
announcements-url-long = Мекенжай тым ұзын. Қысқасын жіберіңіз.
announcements-url-scheme = «{ $scheme }:» деп басталатын сілтемені батырмаға қоюға болмайды. Тек сайттың мекенжайы (https) жарайды. Қайта жіберіңіз.
announcements-ask-label-kk = Батырмада қазақша не жазылады? Ең көбі 64 таңба.
announcements-ask-label-ru = Батырмада орысша не жазылады? Ең көбі 64 таңба.
announcements-label-one-line = Батырманың жазуы бір жолда тұруы керек. Қайта жіберіңіз.
announcements-label-long = Батырмаға тым ұзын: { $length } таңба, ең көбі { $most } (барлық жазуда). Қысқартып, қайта жіберіңіз.
announcements-link =
    🔘 <b>Қазақша:</b> { $kk }
    <b>Орысша:</b> { $ru }
announcements-leads-url = Сілтемеге апарады: { $url }
announcements-leads-topic = Жауапты ашады: { $title }
announcements-leads-screening = Сауалнаманы бастайды.
announcements-leads-desk = Маманға жаздырады: { $desk }
announcements-key-label-kk = ✏️ Қазақшасы
announcements-key-label-ru = ✏️ Орысшасы
announcements-key-raise = ⬆️ Жоғары
announcements-key-drop-link = 🗑 Алып тастау
announcements-which-topic = Батырма қай жауапты ашады? Бөлімді таңдаңыз.
announcements-which-desk = Батырма кімге жаздырады?

## Subject

announcements-which-subject = 🏷 Тақырыбы қандай? Тақырып таңдаған адамдарға тек сол тақырыптағы және бәріне маңызды хабарлар барады.

## To whom

announcements-whom = 👥 <b>Кімге жібереміз?</b>
announcements-whom-profile = ℹ️ Өңір, жол, мамандық, бала және кезең бойынша тек «жауаптарыма сай хабарлар» дегенге рұқсат бергендер таңдалады.
announcements-key-everybody = ♻️ Бәріне
announcements-key-whom = ⬅️ Кімге
announcements-filter = 👥 <b>{ $name }</b> – { $who }
announcements-about-plain = ештеңе белгіленбесе, бәріне.
announcements-about-profile = сауалнамадағы жауап бойынша, тек рұқсат бергендерге. Ештеңе белгіленбесе, бәріне.
announcements-about-stage = сауалнамадағы жауап бойынша, тек рұқсат бергендерге. «Өтініш бергендер» – жоспарында осы қадамды өзі белгілегендер: әкімдіктің тізімін бот көрмейді.
announcements-about-chosen = хабарландырудың тақырыбын өздері таңдағандар ғана.
announcements-about-except = белгіленгендерге бармайды. Шұғыл өтініштер тек жіберу кезінде қаралады, санда көрінбейді.
announcements-filter-no-subject = ⚠️ Хабарландырудың тақырыбы әлі таңдалмаған, сондықтан бұл сүзгі әсер етпейді.
announcements-filter-tongue = Тіл мен жазу
announcements-filter-region = Қазір тұратын өңірі
announcements-filter-way = Қандас па, қоныс аударушы ма
announcements-filter-profession = Мамандығы
announcements-filter-children = Балалары
announcements-filter-stage = Қай кезеңде
announcements-filter-chosen = Қызығушылығы
announcements-filter-staff = Қызметкерлер
announcements-filter-except = Кімге жіберілмейді
announcements-tongue-kk = Қазақша, кириллица
announcements-tongue-arab = Қазақша, төте жазу
announcements-tongue-latn = Қазақша, латын
announcements-tongue-ru = Орысша
announcements-way-kandas = Қандастар
announcements-way-resettler = Қоныс аударушылар
announcements-stage-asking = Сұрап жүргендер
announcements-stage-waiting = Квотаға өтініш бергендер
announcements-stage-arrived = СҚО-ға келгендер
announcements-with-children = 18-ге толмаған баласы бар
announcements-only-chosen = Тақырыпты өздері таңдағандар
announcements-only-staff = Тек орталық қызметкерлері
announcements-not-today = Бүгін ботқа жазғандар
announcements-not-within = Соңғы { $days } күнде хабарландыру алғандар
announcements-not-urgent = Шұғыл өтініші ашық тұрғандар

## When

announcements-when = 🕒 <b>Қашан жібереміз?</b> Уақыт – орталықтың уақыты.
announcements-key-now = ▶️ Жіберген бойда
announcements-button-at = 🗓 { $at }
announcements-button-monthly = 🔁 Ай сайын { $day }-күні, { $at }
announcements-key-type-time = ✏️ Басқа уақыт
announcements-key-type-month = ✏️ Ай сайын басқа күні
announcements-ask-time = Уақытын жазыңыз, мысалы: <code>ертең 10:00</code> немесе <code>25.11 10:00</code>
announcements-ask-month = Айдың күні мен уақытын жазыңыз, мысалы: <code>20 10:00</code>. Ол күн жоқ айда соңғы күні жіберіледі.
announcements-time-unclear = Бұл уақытты бот түсінбеді. Мысалы: <code>ертең 10:00</code>, <code>25.11 10:00</code>, <code>2026-11-25 10:00</code>. Қайта жазыңыз.
announcements-time-past = Бұл уақыт өтіп кетті. Басқасын жазыңыз.
announcements-time-far = Бір жылдан алыс уақытқа қоюға болмайды. Жақынырағын жазыңыз.
announcements-month-unclear = Бот түсінбеді. Айдың күні мен уақытын жазыңыз, мысалы: <code>20 10:00</code>
announcements-toast-time-past = Бұл уақыт өтіп кетті.

## Looking and sending

announcements-preview-group = 👁 <b>{ $name }</b> · { $n } адам осыны алады:
announcements-preview-had = 👁 <b>{ $name }</b> · { $n } адам мынаны алды:
announcements-preview-nothing = 👁 <b>{ $name }</b> · ештеңе алмайды
announcements-preview-same = Алдымен жоғарыдағы сурет, файл немесе орын келеді, содан кейін:
announcements-seen = 👆 Әр топ дәл осылай көреді.
announcements-nothing-yet = Әлі мәтін де, сурет те жоқ: алдымен жазыңыз.
announcements-nobody = ⚠️ Бұл таңдауға сай ешкім жоқ: жіберілмейді. «Кімге» бөлімін өзгертіңіз.
announcements-send-now = 🚀 <b>{ $n } адамға қазір жібереміз бе?</b> Уақыты: { $time }.
announcements-send-at = 🗓 <b>{ $at } { $n } адамға жіберуді жоспарлаймыз ба?</b> Адамдар саны сол кезде қайта есептеледі.
announcements-send-monthly = 🔁 <b>Ай сайын жіберуді жоспарлаймыз ба?</b> Келесісі: { $at }. Қазір бұл { $n } адам; саны әр жолы қайта есептеледі.
announcements-send-quiet = 🌙 Қазір тыныш сағаттар: жіберу { $at } басталады. Шұғыл болса, төменде белгілеңіз.
announcements-send-quiet-at = 🌙 Ол уақыт тыныш сағаттарға түседі: жіберу { $at } басталады. Шұғыл болса, төменде белгілеңіз.
announcements-send-approval = ⏳ Жіберілмес бұрын басқа қызметкер бекітуі керек.
announcements-price = ⭐ Ақылы жіберу құны: ең көбі <b>{ $stars } Star</b> (хабар сайын 0,1). Онсыз тегін, бірақ баяуырақ.
announcements-key-sure-now = ✅ Иә, { $n } адамға жіберу
announcements-key-sure-plan = ✅ Иә, жоспарға қою
announcements-key-sure-ask = 📨 Бекітуге жіберу
announcements-key-urgent = 🌙 Шұғыл: тыныш сағатта да
announcements-key-paid = ⭐ Ақылы, жылдам
announcements-key-channels = 📢 Арна мен топтарға да: { $n }
announcements-once-more = ✋ <b>Тағы бір рет сұраймын.</b>
announcements-once-many = • Бұл { $n } адамға барады.
announcements-once-trial = • Мәтін өте қысқа немесе онда «тест», «test», «сынақ» деген сөз бар. Бұл байқау емес пе?
announcements-once-wordless = • Мәтін жоқ: тек қоса берілгені барады. Солай болуы керек пе?
announcements-once-night = • Қазір түн: адамдар ұйықтап жатыр.
announcements-once-night-at = • { $at } – түнгі уақыт: адамдар ұйықтап жатады.
announcements-key-very-sure = ✅ Иә, нағыз хабарландыру
announcements-key-no-wait = ✖️ Жоқ, жібермеймін
announcements-changed-since = ⚠️ Сіз көргеннен кейін бұл хабарландыру өзгерді. Жаңасын қараңыз.
announcements-planned = 🗓 <b>Жоспарланды:</b> { $at }. Өзгерту керек болса, «Жобаға қайтару» басыңыз.
announcements-approved-due = ▶️ <b>Бекітілді.</b> Уақыты келіп қойғаны қазір жіберіледі. Келесісі: { $at }.
announcements-begun-quiet = 🌙 Хабарландыру кезекте: тыныш сағаттардан кейін, { $at } жіберіле бастайды. Барысы жоғарыдағы хабарда көрінеді.
announcements-begun = ▶️ Хабарландыру жіберіле бастады. Барысы жоғарыдағы хабарда көрінеді.
announcements-toast-begun = Жіберу басталды.
announcements-asked = 📨 Бекітуге жіберілді. Бекіте алатындар: { $n }.
announcements-nobody-approves = ⚠️ Бекітетін басқа қызметкер жоқ: хабарландыруды оны жазған адам өзі бекіте алмайды. Басшы баптауды өшіре алады немесе редактор шақыра алады.
announcements-approve-please = ⏳ <b>№{ $id } хабарландыруын бекіту керек.</b> Жіберген: { $by }.
announcements-key-look = 👁 Қарап, бекіту
announcements-approve = ⏳ <b>Бекітеміз бе?</b> Кімге: { $n } адам. Уақыты: { $time }.
announcements-approve-when = Жіберіледі: { $at }.
announcements-approve-now = Бекіткен бойда жіберіледі.
announcements-key-approve = ✅ Бекітемін
announcements-key-return = ↩️ Қайтару
announcements-not-your-own = Өзіңіз жазған немесе өзгерткен хабарландыруды басқа адам бекітеді.
announcements-approved = ✅ №{ $id } хабарландыруын { $by } бекітті.
announcements-returned = ↩️ №{ $id } хабарландыруын { $by } жобаға қайтарды. Түзетіп, қайта жіберіңіз.
# Under it stands the draft that was given back.
announcements-ask-reason = ↩️ Хабарландыру авторына қайтарылды. Не түзетілсін? Қаласаңыз, бір жолмен жазыңыз: авторына айтамын. Жазбасаңыз да болады.
announcements-reason = 💬 №{ $id } хабарландыру туралы { $by }: { $words }
announcements-reason-told = Авторына айтылды.
announcements-toast-returned = Жобаға қайтарылды, авторына айтылды.
announcements-waits-again = ⏳ №{ $id } хабарландыруының уақыты келді, бірақ енді бекіту керек. Ол бекітуді күтіп тұр.
announcements-waits-for-nobody = ⚠️ №{ $id } хабарландыруының уақыты келді, бірақ оны бекітетін ешкім жоқ: бекіте алатындардың әрқайсысы оны өзі жазған не өзгерткен. Редактор шақырыңыз. Немесе екінші адамның бекітуін өшіріп, хабарландыруды жобаға қайтарып, қайта жіберіңіз.

## Stopping what goes out

announcements-stop-sure = ⏹ <b>№{ $id } хабарландыруды мүлде тоқтатамыз ба?</b> Әлі алмағандар енді алмайды. Кейін жалғастыру мүмкін емес.
announcements-stop-revise-sure = ⏹ <b>№{ $id } хабарландыруды түзетуді мүлде тоқтатамыз ба?</b> Әлі түзетілмегендерде бұрынғысы қалады.
announcements-stop-withdraw-sure = ⏹ <b>№{ $id } хабарландыруды қайтарып алуды мүлде тоқтатамыз ба?</b> Әлі өшірілмегендерде ол қалады.
announcements-key-stop-now = ⏹ Иә, мүлде тоқтату

## What the head decides

announcements-settings =
    ⚙️ <b>Хабарландыруларды баптау</b>

    <b>Екінші адамның бекітуі:</b> қосулы болса, әр хабарландыруды жазған адам емес, басқа басшы не редактор бекітеді.

    <b>Ақылы жіберу:</b> қосулы болса, редактор секундына 1 000 хабарға дейін жібере алады. Әр хабар 0,1 Telegram Star тұрады, құны алдын ала көрсетіледі. Telegram мұны тек қолданушысы өте көп, балансында Star-ы бар боттарға рұқсат етеді.
announcements-set-approval = Екінші адамның бекітуі
announcements-set-paid = Ақылы жіберуге рұқсат
announcements-approval-on = ✅ Екінші адамның бекітуі: қосулы
announcements-approval-off = Екінші адамның бекітуі: өшірулі
announcements-paid-on = ⭐ Ақылы жіберу: рұқсат
announcements-paid-off = Ақылы жіберу: өшірулі
