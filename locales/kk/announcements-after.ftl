### Unreviewed: no native speaker has signed these texts yet.
### A message counts as reviewed only when the comment right above it has a line "Signed: NAME, YYYY-MM-DD".
###
### For the editor and the head: what follows an announcement. Corrections, withdrawal, numbers, channels, other networks.

# $id: the announcement's number; $stand: where it stands; $words: how it begins.
after-menu =
    📣 <b>№{ $id } хабарландыру</b> · { $stand }

    { $words }
after-menu-got = ✅ Алғандар: { $n }
after-menu-channels = 📢 Арна мен топта: { $n }
after-menu-correction = ✏️ Аяқталмаған түзету бар. Адамдар оны әлі көрмейді.
after-key-open = 📊 Қорытынды, түзету, арна
after-key-menu = ⬅️ Хабарландыруға
after-key-numbers = 📊 Сандар
after-key-file = 📄 Файлмен
after-key-history = 🕘 Тарихы
after-key-correct = ✏️ Түзету
after-key-withdraw = 🗑 Қайтарып алу
after-key-channels = 📢 Арна мен топтар
after-key-networks = 🖼 Басқа желілерге
after-key-audit = 🕘 Бәрінің тарихы

after-wait = Алдымен жіберу аяқталсын немесе тоқтатылсын. Содан кейін түзетуге және қайтарып алуға болады.
after-nobody = Бұл хабарландыру ешкімде жоқ: түзететін де, қайтаратын да ештеңе жоқ.
after-faster = Осы арада бұл хабарландырумен басқа біреу жұмыс істеді. Қазіргі күйін қараңыз.

after-correct-how = ✏️ Бұл – №{ $id } хабарландырудың түзетуі. Мәтінін, суретін, батырмаларын өзгертіп, алдын ала қараңыз. «Түзетуді жіберу» батырмасын басқанша ешкім ештеңе көрмейді.
after-key-check = ✅ Түзетуді жіберу
after-correct-same = Әзірге ештеңе өзгерген жоқ.
after-correct-parts = Жіберілген хабарларға бұл сыймайды: енді хабар саны басқа болады. Мәтінді қысқартыңыз немесе суретсіз қалдырмаңыз. Болмаса, ескісін қайтарып алып, жаңасын жіберіңіз.
after-correct-media = Telegram жіберілген хабарға мұндай өзгеріс енгізбейді: мәтінге сурет қосылмайды, сурет мүлде алынбайды, геонүкте мен альбомның саны өзгермейді. Болмаса, ескісін қайтарып алып, жаңасын жіберіңіз.
after-correct-long = Мәтін тым ұзын: { $n } таңба артық.
after-correct-sure = ✏️ Түзету { $n } адамға барады. Уақыты: { $time }. Хабарлама дыбысы шықпайды.
after-correct-send = Жіберейік пе?
after-correct-also = 📢 Арна мен топтағы { $n } жазба да түзетіледі.
after-correct-lost = ⚠️ Бір тілдің мәтіні алынған: ол тілде оқығандарда ескі мәтін қалады.
# When the words of one language are corrected and those of the other (`lang`: kk or ru) stay as they are.
after-correct-one =
    ⚠️ { $lang ->
        [kk] Қазақша
       *[ru] Орысша
    } мәтін өзгерген жоқ: оны оқитындарда бұрынғысы қалады.
after-key-correct-now = ✅ Иә, түзетілсін
after-corrected = ✏️ Түзету басталды.
after-corrected-below = ✏️ Түзету басталды. Барысы жоғарыдағы хабарда көрінеді.
# With the head's wish a second person approves a correction too. $id is the announcement's number.
after-correct-waits = ✏️ Бұл – №{ $id } хабарландырудың түзетуі. Ол бекітуді күтіп тұр, адамдар оны әлі көрмейді.
after-correct-approve-please = ⏳ <b>№{ $id } хабарландырудың түзетуін бекіту керек.</b> Жіберген: { $by }.
after-correct-approve = ⏳ <b>Түзетуді бекітеміз бе?</b>
after-correct-approved = ✅ №{ $id } хабарландырудың түзетуін { $by } бекітті.

after-withdraw-sure = 🗑 Хабарландыру { $n } адамнан өшіріледі. Уақыты: { $time }. Оны кері қайтаруға болмайды.
after-withdraw-late = ⌛ { $n } адам оны 48 сағаттан бұрын алған: Telegram ондай хабарды өшіртпейді. Олар «кеш қалды» деп саналады, бірақ мәтінін кейін де түзетуге болады.
after-withdraw-all-late = ⌛ Бәрі 48 сағаттан бұрын алған: Telegram ондай хабарды өшіртпейді. Түзетуге болады.
after-withdraw-also = 📢 Арна мен топтағы { $n } жазба да өшіріледі.
after-withdraw-only = 📢 Тек арна мен топтағы { $n } жазбаны өшіруге болады.
after-key-withdraw-now = 🗑 Иә, өшірілсін
after-key-withdraw-posts = 🗑 Иә, арнадан өшірілсін
after-withdrawing = 🗑 Қайтарып алу басталды.
after-withdrawing-below = 🗑 Қайтарып алу басталды. Барысы жоғарыдағы хабарда көрінеді.

after-lines = { $lines }
after-time-short = бір минутқа жетпейді
after-time-minutes = { $n } минут
after-time-hours = { $hours } сағат { $minutes } минут

# Numbers. $n counts people everywhere.
after-numbers = 📊 <b>№{ $id } хабарландыру</b>, { $when }
after-count-delivered = ✅ Жетті: { $n }
# Said under every "delivered", because the number counts them in. $n: a number, or that there are few.
after-count-held = • соның ішінде соңғы сәтте жіберілмегені (бас тартқан, тізімнен шыққан, тілінде мәтін жоқ): { $n }
after-few = { $n }-нан аз
after-number = { $n }
after-count-corrected = ✏️ Түзетілгенін алды: { $n }
after-count-unchanged = ✏️ Оларда ештеңе өзгермеді: { $n }
after-count-uncorrected = ⚠️ Түзету мүмкін болмады: { $n }
after-count-withdrawn = 🗑 Қайтарылды: { $n }
after-count-late = ⌛ Қайтаруға кеш қалды: { $n }
after-count-kept = ⚠️ Өшіру мүмкін болмады: { $n }
after-count-waiting = ⏳ Кезекте: { $n }
after-count-blocked = 🚫 Ботты бұғаттаған: { $n }
after-count-gone = 👤 Аккаунты жойылған: { $n }
after-count-failed = ⚠️ Жетпеді: { $n }
after-count-stopped = ⏹ Тоқтатылды, жіберілмеді: { $n }
after-count-uncertain = ❔ Екі рет барған болуы мүмкін: { $n }
after-reason = • { $reason }: { $n }
after-reason-no-chat = чат жабық немесе жоқ
after-reason-no-right = боттың ондай құқығы жоқ
after-reason-no-message = хабар табылмады
after-reason-no-answer = Telegram жауап бермеді
after-reason-other = басқа себеп
after-reason-language = тілінде мәтін жоқ
after-by-language = <b>Тілі мен жазуы бойынша</b>
after-language-line = { $language }: { $got } / { $all }
after-presses = <b>Батырмаларды басқандар</b>
# $more: the same by language, where there is more than one.
after-press = { $label }: { $n }{ $more }
after-press-by = { " " }({ $names })
after-press-of = { $language } { $n }
after-tongue-kk = қазақша
after-tongue-arab = төте жазу
after-tongue-latn = латын
after-tongue-ru = орысша
after-tongue-none = тілін таңдамаған
after-press-channel = Арнадағы сілтемемен келгендер: { $n }
after-presses-none = Батырмаларды әлі ешкім басқан жоқ.
after-presses-links = Сайтқа апаратын батырмаларды Telegram санатпайды.
after-channels = <b>Арна мен топтар</b>
after-chart = №{ $id } хабарландыру: кімге жетті
after-part-delivered = жетті
after-part-blocked = бұғаттаған не жойылған
after-part-failed = жетпеді
after-part-stopped = тоқтатылды
after-part-waiting = кезекте
after-numbers-none = Хабарландыру әлі ешкімге жіберілген жоқ.
after-file = №{ $id } хабарландырудың сандары. Адамдардың аты жоқ, тек сан.
after-column-what = Не
after-column-language = Тілі
after-column-reason = Себебі
after-column-people = Адам
after-row-delivered = жетті
after-row-withdrawn = қайтарылды
after-row-late = қайтаруға кеш
after-row-waiting = кезекте
after-row-blocked = бұғаттаған
after-row-gone = аккаунты жойылған
after-row-failed = жетпеді
after-row-stopped = тоқтатылды, жіберілмеді
after-row-uncertain = екі рет барған болуы мүмкін
after-row-corrected = түзетілгенін алды
after-row-unchanged = ештеңе өзгермеді
after-row-uncorrected = түзету мүмкін болмады
after-row-kept = өшіру мүмкін болмады
after-row-held = соның ішінде соңғы сәтте жіберілмегені
after-row-pressed = басты
after-opens-screening = сауалнама
after-opens-channel = арнадағы сілтеме

# The list of who did what.
after-history = 🕘 <b>№{ $id } хабарландырудың тарихы</b>
after-audit = 🕘 <b>Хабарландырулар тарихы</b>
after-history-none = Жазба жоқ.
after-history-line = { $when } · { $by }: { $what }
after-audit-line = { $when } · №{ $id } · { $by }: { $what }
after-key-older = Бұрынғылары
after-by-bot = бот
after-log-made = жасады
after-log-copied = ескісінен көшірді
after-log-changed = өзгертті
after-log-asked = бекітуге жіберді
after-log-approved = бекітті
after-log-returned = қайтарды
after-log-taken-back = кері алды
after-log-planned = уақытын белгіледі
after-log-started = жіберуді бастады
after-log-paused = кідіртті
after-log-resumed = жалғастырды
after-log-cancelled = тоқтатты
after-log-finished = жіберу аяқталды
after-log-correcting = түзетуді бастады
after-log-withdrawing = қайтарып алуды бастады
after-log-corrected = түзету аяқталды
after-log-withdrawn = қайтарып алу аяқталды
after-log-deleted = жобаны өшірді
after-log-repeated = ай сайынғысын қайталады
after-log-posted = арнаға не топқа шығарды
after-log-waits = уақыты келді, бекітуді күтіп тұр
after-log-approval-on = екінші адамның бекітуін қосты
after-log-approval-off = екінші адамның бекітуін өшірді
after-log-paid-on = ақылы жіберуге рұқсат берді
after-log-paid-off = ақылы жіберуге тыйым салды
after-log-bound = арнаны не топты қосты
after-log-unbound = арнаны не топты ажыратты
after-log-other = { $what }

# Channels and groups.
after-channels-title = 📢 <b>Арна мен топтар</b>
after-channels-none = Әзірге арна да, топ та қосылмаған.
after-channels-how = Арна қосу үшін ботты арнаға әкімші қылып, «Жазба жариялау» құқығын беріңіз: бот Сізден өзі сұрайды. Топ қосу үшін ботты топқа қосып, сол жерде <code>/announce here</code> деп жазыңыз.
after-channel-line = { $title } · { $mode } · { $state }
after-channel-both = екі тіл бір жазбада
after-channel-two = әр тілге бөлек жазба
after-channel-not-yet = әлі шықпаған
after-channel-on-its-way = жіберілуде
after-channel-posted = шықты
after-channel-old = бұрынғы мәтін тұр
after-channel-uncorrected = түзету мүмкін болмады: { $reason }
after-channel-undeleted = шықты, өшіру мүмкін болмады: { $reason }
after-channel-failed = шықпады: { $reason }
after-channel-moved = бұрынғы жазба топ супертопқа айналғанға дейін шыққан
after-channel-withdrawn = өшірілді
after-key-post = 📤 Шығару: { $title }
# Of one that is planned for later.
after-key-post-now = 📤 Қазір-ақ шығару: { $title }
after-key-one-post = 1️⃣ Бір жазба: { $title }
after-key-two-posts = 2️⃣ Екі жазба: { $title }
after-key-unbind = ✖️ Ажырату: { $title }
after-post-draft = Арнаға жоба емес, бекітіліп жіберілген немесе уақыты белгіленген хабарландыру шығады.
after-post-unapproved = Алдымен бұл хабарландыруды басқа қызметкер бекітуі керек: жобаға қайтарып, бекітуге жіберіңіз.
after-post-long = Екі тіл бір жазбаға сыймайды, сондықтан екі жазба болып шықты.
after-post-begun = 📤 Жіберілуде…
after-post-again = Бұл арнада осы хабарландыру тұр.
after-posted = 📢 «{ $title }»: хабарландыру шықты.
after-post-failed = ⚠️ «{ $title }»: хабарландыру шықпады: { $reason }. Боттың сол жерде «Жазба жариялау» құқығы бар ма?
after-post-kept = ⚠️ «{ $title }» ішіндегі жазбаны түзету мүмкін болмады: енді хабар саны басқа болады. Оны сол жерде қолмен өшіріп, қайта шығарыңыз.
after-post-long-now = ⚠️ «{ $title }» ішіндегі жазба түзелмейді: жаңа мәтін онда 4096 таңбадан ұзын. Мәтінді қысқартыңыз немесе жазбаны сол жерде қолмен өшіріңіз.
after-post-uncorrected = ⚠️ «{ $title }»: жазбаны түзету мүмкін болмады: { $reason }. Онда бұрынғы мәтін тұр.
after-post-undeleted = ⚠️ «{ $title }»: жазбаны өшіру мүмкін болмады: { $reason }. Сол жерде қолмен өшіріңіз немесе қайталап көріңіз.
after-post-gone = ⚠️ «{ $title }»: жазба онда енді жоқ немесе оны өзгертуге болмайды. Керек болса, қайта шығарыңыз.
after-post-moved = ⚠️ «{ $title }» супертопқа айналған: ондағы бұрынғы жазбаны бот түзете де, өшіре де алмайды. Оны сол жерде қолмен өшіріп, қаласаңыз, қайта шығарыңыз.
after-open-bot = 💬 Ботты ашу
# Who came by that button sees it above what the announcement opens; $words: how it begins.
after-came-from = 📣 Сіз мына хабарландырумен келдіңіз: { $words }
after-channel-found = 📢 Сіз мені «{ $title }» арнасына әкімші қылдыңыз. Хабарландырулар сонда да шықсын ба? Өздігінен ештеңе жарияланбайды: жіберер алдында белгілейсіз немесе бөлек басып шығарасыз.
after-channel-no-right = ⚠️ Менде «Жазба жариялау» құқығы жоқ. Арна баптауынан беріңіз, сонда ғана шығады.
after-key-use = ✅ Иә, шықсын
after-key-not-use = Жоқ, керек емес
after-channel-used = ✅ «{ $title }» қосылды. Енді хабарландыруды ашып, «Арна мен топтар» батырмасын басыңыз.
after-channel-not-used = Жарайды, «{ $title }» арнасына ештеңе шықпайды.
after-channel-unknown = Telegram бұл чат туралы айтпады. Бот сонда бар ма? Біраздан кейін қайталап көріңіз.
after-channel-lost = 📢 «{ $title }»: мені ол жерден шығарды немесе жазу құқығымды алды. Енді хабарландырулар онда шықпайды.
after-channel-unbound = «{ $title }» ажыратылды. Бұрынғы жазбалар орнында қалды.
after-group-used = ✅ Бұл топқа енді орталықтың хабарландырулары да шығады. Тоқтату: /announce off
after-group-unbound = Бұл топқа хабарландырулар енді шықпайды.
after-group-how = Хабарландыру жазу үшін маған жеке чатта /announce деп жазыңыз. Осы топқа да шықсын десеңіз: /announce here
after-group-desk = Бұл – қызметкерлердің чаты, мұнда хабарландыру шықпайды.

# Other networks.
after-networks = 🖼 <b>Басқа желілерге</b>. Қай тілде? Дайын мәтін мен төртбұрыш сурет келеді: көшіріп, Instagram мен WhatsApp-қа сала беріңіз.
after-networks-none = Бұл хабарландыруда сөз жоқ.
after-network-text =
    { $language }. Мәтінді басып, көшіріп алыңыз:

    <pre>{ $words }</pre>
after-network-more = Толығырақ Telegram-да: { $link }
after-network-part =
    { $language }, { $parts } бөліктің { $part }-і. Мәтінді басып, көшіріп алыңыз:

    <pre>{ $words }</pre>
after-network-card = { $words }
after-network-name = { $name }
