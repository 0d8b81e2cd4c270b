### Unreviewed: no native speaker has signed these texts yet.
### A message counts as reviewed only when the comment right above it has a line "Signed: NAME, YYYY-MM-DD".
###
### For the staff who keep the answers right: head, editor, lawyer.

keep-in-private = Мұны ботпен жеке чатта жазыңыз.
keep-words-only = Мұнда мәтін керек. Жазып жіберіңіз немесе мәзірге шығыңыз.

keep-which-topic = Қай жауап? Бөлімді таңдаңыз немесе бірер сөз жазыңыз, мысалы: «зейнетақы».
keep-found = Мыналар табылды. Қайсысы?
keep-nothing-found = Ештеңе табылмады. Басқа сөзбен жазыңыз немесе бөлімнен таңдаңыз.
keep-key-categories = 📂 Бөлімдер

# $checked: the day of the last check; $id: the topic's id in the files.
keep-topic = 📝 <code>{ $id }</code> · { $checked } күні тексерілді
keep-language = Қазақша
# A heading above the text in one language: $language, and the topic's $title.
keep-language-title = <b>{ $language }: { $title }</b>
# What an answer rests on, for staff: $source, and how sure it is.
keep-ground = 📄 Дереккөзі: { $source }. { $certainty }
keep-ground-none = 📄 Дереккөзі көрсетілмеген. { $certainty }
keep-certainty-stated = ☑️ Расталған.
keep-certainty-confirm = ⚠️ Белгіленген: растау керек.
keep-certainty-staff = 👤 Белгіленген: нақты жауабын маман айтады.
keep-changed = ✏️ Соңғы рет өзгерткен: { $by }, { $when }.
keep-as-released = Чаттан өзгертілмеген: бағдарламаның өз мәтіні.
keep-due = ⏰ Қайта тексеру керек: { $since } күнінен бері. Соңғы тексеру: { $checked }.

keep-key-write-kk = ✏️ Қазақша
keep-key-write-ru = ✏️ Орысша
keep-key-title-kk = 🔤 Атауы (қаз.)
keep-key-title-ru = 🔤 Атауы (орыс.)
keep-key-still-true = ✅ Әлі дұрыс
keep-key-history = 🕘 Тарихы
keep-key-publish = ✅ Жариялау
keep-key-drop = 🗑 Өзгертпеймін
keep-key-version = 👁 { $when }: { $what }
keep-key-original = 👁 Бастапқысы: { $what }
keep-key-restore = ↩️ Осыны қайтару
keep-key-draft = 📝 Өзім жазғаныма
keep-key-page-back = ◀️ Алдыңғылары
keep-key-page-on = Келесілері ▶️

keep-write-kk = Жаңа қазақша мәтінді бір хабармен жіберіңіз. Қазіргісі жоғарыда: көшіріп алып, өзгертуге болады. Қалың, көлбеу қаріп пен сілтемені Telegram-ның өзінде белгілеңіз.
keep-write-ru = Жаңа орысша мәтінді бір хабармен жіберіңіз. Қазіргісі жоғарыда: көшіріп алып, өзгертуге болады. Қалың, көлбеу қаріп пен сілтемені Telegram-ның өзінде белгілеңіз.
keep-write-title-kk = Жаңа қазақша атауын жіберіңіз: ең көбі 38 таңба, ол батырмада тұрады.
keep-write-title-ru = Жаңа орысша атауын жіберіңіз: ең көбі 38 таңба, ол батырмада тұрады.
keep-write-variables = Жүйелік жақшадағы сөздердің орнына бот сома мен атауды өзі қояды: { $list }. Сол күйінде қалдырыңыз.
keep-try-again = Түзетіп, қайта жіберіңіз.

keep-preview = 👆 Адамдар осылай көреді. Жариялаймыз ба?
keep-published = Жарияланды. Енді бәрі осыны оқиды.
keep-dropped = Өзгеріс сақталмады.
keep-meanwhile = Осы арада мәтінді басқа біреу өзгертті. Оныкі жоғарыда, Сіздікі төменде. Сіздікі тұрсын десеңіз, «Жариялауды» қайта басыңыз.
keep-faster = Дәл осы сәтте басқа біреу өз нұсқасын жариялады. Сіз жазған мәтін сақтаулы: алдымен салыстырыңыз.
keep-theirs = 👥 Осы арада мәтін өзгерді ({ $by }, { $when }). Қазір ол мынадай:
keep-yours = ✏️ Ал мынау – Сіз жазған мәтін:
keep-same = Ештеңе өзгерген жоқ: мәтін онсыз да осындай.
keep-checked = Белгіленді: бүгін тексерілді.
keep-key-sure = ☑️ Растаймын
keep-key-open = ⚠️ Растау керек
keep-sure = Белгіленді: расталды. Жауаптың астындағы ескерту алынды.
keep-open = Белгіленді: растау керек. Енді бұл жауаптың астында айтылады.

# New words must not claim an old source.
keep-source-ask = 📄 Жаңа мәтін неге сүйенеді? Қазіргі дереккөзі: { $source }.
keep-source-ask-none = 📄 Жаңа мәтін неге сүйенеді? Қазір дереккөзі көрсетілмеген.
keep-key-source-same = 📄 Сол дереккөзге
keep-key-source-other = ✍️ Дереккөзін жазамын
keep-key-source-own = 🏢 Мұны орталық өзі біледі
keep-source-write = Дереккөзді бір жолмен жазыңыз: бұл не және қай күнгі, мысалы «egov.kz, 20.11.2026». Жауаптың астында екі тілде де осылай тұрады.
keep-source-wrong = Дереккөз бір жолдан аспасын, ең көбі { $most } таңба.
keep-source-kept = бағдарламадағы дереккөз

keep-empty = Хабар бос.
keep-brace-open = { $line }-жолда: жақша жабылмаған немесе ішінде бөтен сөз бар. Жақшада тек дайын айнымалы тұра алады. «{ $words }»
keep-brace-close = { $line }-жолда артық жабылған жақша бар. «{ $words }»
keep-program = { $line }-жолда тек бағдарламашы жаза алатын нәрсе бар. Жақшада тек дайын айнымалы тұра алады. «{ $words }»
keep-not-fluent = { $line }-жолды бот оқи алмады. «{ $words }»
keep-unknown-variable = Бұл мәтінде { $name } айнымалысы жоқ. Мыналарды қолдануға болады: { $known }.
keep-no-variables = Атауда айнымалы болмайды: { $name }.
keep-too-long = Тым ұзын: { $length } таңба, ең көбі { $most }.
keep-title-plain = Атауда қаріп белгілері болмайды, ол батырмада тұрады.
keep-title-one-line = Атау бір жолда тұруы керек.
keep-missing-in-ru = ⚠️ { $name } айнымалысы қазақшасында бар, орысшасында жоқ. Екеуінде де болсын, сонда жариялауға болады.
keep-missing-in-kk = ⚠️ { $name } айнымалысы орысшасында бар, қазақшасында жоқ. Екеуінде де болсын, сонда жариялауға болады.

keep-history = 🕘 <b>{ $title }</b>
keep-history-lines = { $lines }
keep-history-line = { $when } · { $by } · { $what }
keep-history-back = { $when } · { $by } · { $what }: бастапқысына қайтарылды
keep-history-checked = { $when } · { $by } · ✅ тексерілді
keep-history-sure = { $when } · { $by } · ☑️ расталды
keep-history-open = { $when } · { $by } · ⚠️ растау керек
keep-history-source = { $when } · { $by } · 📄 { $source }
keep-version = 🕘 { $when } · { $by } · { $what }
keep-version-original = 🕘 Бастапқы нұсқасы: { $what }
keep-version-replaces = ⚠️ Сіз бұл бөлікті басқаша жазып жатырсыз: «Осыны қайтару» оны ауыстырады.
keep-part-text-kk = қазақша мәтін
keep-part-text-ru = орысша мәтін
keep-part-title-kk = қазақша атау
keep-part-title-ru = орысша атау

keep-review =
    { $count ->
        [0] ✅ Қазір қайта тексеретін жауап жоқ.
       *[other] ⏰ <b>Қайта тексеретін жауаптар: { $count }</b>. Ашып, дереккөзбен салыстырыңыз: дұрыс болса, «Әлі дұрыс» басыңыз, болмаса, түзетіңіз.
    }
keep-review-hotlines = ☎️ Ай сайын: 111, 112, 102, 103 нөмірлеріне сынақ қоңырау шалыңыз.
keep-review-lines =
    📝 Тексеретін жауаптар, ескісінен бастап:
    { $lines }
keep-review-line = • { $title }
keep-review-facts =
    📅 Жылы біткен деректер:
    { $lines }
keep-fact-ended = • { $name }: { $year } жылдікі
keep-fact-mrp = АЕК және онымен есептелетін сомалар
keep-fact-mzp = ЕТЖ және онымен есептелетін сома
keep-fact-quota = СҚО квотасы

keep-unanswered = ❓ <b>Түсінілмеген сұрақтар: { $questions }</b>, топ саны: { $groups }. Ең жиілері:
keep-unanswered-lines = { $lines }
keep-unanswered-none = ✅ Түсінілмеген сұрақ жоқ.
keep-group-line = { $number }. { $words } <b>×{ $count }</b>
keep-key-group = { $number }. { $words }
keep-group = ❓ <b>Осыған ұқсас сұрақтар: { $count }</b>
keep-wordings = { $lines }
keep-wording = • { $words }
keep-answered-with = Бот мынаны көрсетті, бірақ адам оны сұрамаған: { $title }
keep-key-other-topic = 🔎 Басқа тақырып
keep-key-not-ours = 🗑 Бұл бізге емес
keep-question-gone = Бұл сұрақ енді тізімде жоқ.
keep-give = Бұл сөздерді «{ $title }» тақырыбына береміз бе? «{ $words }»
keep-key-give = ✅ Беремін
keep-give-term = Бұл сөздер мерзімсіз сақталады. Олардан адамды тануға болатын болса, алдымен түзетіңіз.
keep-key-reword = ✏️ Сөздерін түзету
keep-reword = Мұны қалай сұрайтынын қысқа жазыңыз, атсыз, нөмірсіз. Қазіргі сөздер жоғарыда: көшіріп алуға болады.
keep-wording-alone = { $words }
keep-given = ✅ Берілді: { $title }. Бот бұл сөздерді енді түсінеді.
keep-key-next = ❓ Келесі сұрақтар
keep-key-learned = 📚 Берілген сөздер
keep-dropped-group = 🗑 Тізімнен алынды.
keep-learned = 📚 <b>{ $title }</b>: чаттан берілген сөздер
keep-learned-none = Әзірге жоқ.
keep-learned-lines = { $lines }
keep-learned-line = • { $words } ({ $by })
keep-key-unlearn = 🗑 { $words }
keep-unlearned = Сөздер алынды. Бот оларды бұл тақырыпқа енді жатқызбайды.

# What a change of wordings would have done to the questions that were kept.
keep-change =
    Жиналған { $all } сұрақ бойынша:
    • бірден жауап: { $answered } → { $answered_after }
    • ұсыныс: { $suggested } → { $suggested_after }
    • басқаша болар еді: { $moved }
keep-change-lines = { $lines }
keep-change-line = • «{ $words }»: { $before } → { $after }
keep-change-nothing = жауап жоқ

keep-key-period =
    { $days ->
        [7] 7 күн
        [30] 30 күн
       *[other] Жыл
    }
keep-stats-none = Соңғы { $days } күнде жауаптарды ешкім ашпаған.
keep-stats-chart = Соңғы { $days } күнде не сұралды
keep-stats-at-once = бірден жауап берілді
keep-stats-chosen = тізімнен таңдалды
keep-stats =
    📊 <b>Соңғы { $days } күн</b>
    Ашылған жауап: { $asked }, оның бірден көрсетілгені: { $answered }
    Ұсынылды: { $suggested }. Табылмады: { $not_found }
    { $came }
keep-stats-came = 👍 көмектесті { $helped }, 👎 жоқ { $not_helped }, ✖️ басқаны сұраған { $wrong }, 👤 адамға өтті { $person }
keep-stats-lines = { $lines }
keep-stats-line = <b>{ $title }</b>: ашылды { $asked } (бірден { $answered }), ұсынылды { $suggested }, { $came }
keep-stats-came-short = 👍 { $helped } 👎 { $not_helped } ✖️ { $wrong } 👤 { $person }
