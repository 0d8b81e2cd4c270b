# What follows the questionnaire: answers, plan, calls, changed rules. Kazakh comes first; a native speaker has not yet reviewed it.

## Coming back, and answers

screening-rules-changed = ℹ️ Өткен жолдан бері ережелер өзгерді. Жаңа сұрақ жоқ, қорытынды қайта есептелді.
screening-rules-changed-questions = ℹ️ Өткен жолдан бері ережелер өзгерді. { $n } жаңа сұрақ пайда болды, қалған жауаптарыңыз сақталды.
screening-offer-person = Сізді түсінбей тұрған сияқтымын. Бұл сұрақты оператормен бірге өтуге немесе өткізіп жіберуге болады.
screening-summary =
    <b>Сіздің жауаптарыңыз</b>
    { $lines }

    Жауапты өзгерту үшін түймені басыңыз.
screening-summary-none = Әзірге жауап жоқ.
screening-summary-answer = { $label }: <b>{ $value }</b>
screening-summary-refused = көрсетілмеген
# Buttons: no markup.
screening-button-answers = ✏️ Менің жауаптарым
screening-button-change = ✏️ { $label }
screening-button-result = 📄 Қорытынды
screening-button-plan = 📋 Менің жоспарым
screening-button-picture = 🖼 Жоспар сурет түрінде
screening-button-remind = 🔔 Аптасына бір рет ескерту
screening-button-remind-off = 🔕 Енді ескертпеу
screening-button-ticked = ☑ { $number }
screening-button-unticked = ☐ { $number }
screening-button-staff-plan = 📋 Адамның жоспары
screening-button-tell-changes = 📣 Адамдарға хабарлау

## The plan

screening-plan-apply = Өтініш беру: { $title }
screening-plan-ask = Орталық маманынан сұрау: { $title }
screening-plan-title =
    📋 <b>Менің жоспарым</b>
    Орындалды: { $done } / { $of }.
screening-plan-steps =
    <b>Не істеу керек</b>
    { $lines }
screening-plan-papers =
    <b>Не жинау керек</b>
    { $lines }
screening-plan-done = ☑ { $number }. <s>{ $text }</s>
screening-plan-open = ☐ { $number }. { $text }
screening-plan-how = Істеген соң нөмірін басыңыз. Қате бассаңыз, тағы бір рет басыңыз.
screening-plan-all-done = 🎉 Бәрі белгіленді. Өтініш беруге көмек керек болса, оператордан сұраңыз.
screening-plan-none = Әзірге жоспар жоқ. Сауалнама сұрақтарына жауап бергенде пайда болады.
screening-plan-caption = Жоспар сурет түрінде: мансап орталығында көрсетуге немесе басып шығаруға болады. Онда атыңыз жазылмаған.
screening-plan-reminder =
    🔔 Жоспарыңызда { $n } іс қалды. Келесі қадам:
    { $lines }
screening-plan-last-reminder = Бұл – соңғы ескерту. Жоспар сақталады: /plan командасы.
screening-plan-for-staff = 📋 <b>Адамның жоспары</b>. Орындалды: { $done } / { $of }
screening-plan-staff-done = ☑ { $text }
screening-plan-staff-open = ☐ { $text }
screening-plan-none-for-staff = Бұл адамда жоспар жоқ: сауалнамадан өтпеген.
screening-toast-reminders = Аптасына бір рет ескертемін
screening-toast-no-reminders = Енді ескертпеймін
screening-page-title = СҚО-ға көшу жоспары
screening-page-steps = Не істеу керек
screening-page-papers = Не жинау керек
screening-page-foot = { $date } күні отбасының жауаптары бойынша жасалды, ережелер { $version }. Алдын ала баға, шешімді басқарма қабылдайды.

## A call

screening-call-begun = ☎️ <b>Телефон арқылы сауалнама.</b> Жауаптар осы қоңырауға тіркеледі, аты мен телефоны жазылмайды.
screening-call-question =
    ☎️ { $n } / { $of }

    { $question }
screening-call-type = Басқа сан болса, осы хабарға жауап ретінде (Reply) жазыңыз.
screening-call-not-understood = Түсінбедім. Санды цифрмен жазыңыз, мысалы <code>5</code>, немесе сұрақ астындағы түймені басыңыз.
screening-call-not-here = Телефон арқылы сауалнама операторлар чатында немесе ботпен жеке чатта жүргізіледі.
screening-call-over = Бұл сауалнама енді жоқ: ол 30 күн сақталады. Жаңасын бастаңыз: /screen
screening-call-given = Қорытынды сілтеме арқылы алынып қойған.
screening-call-link =
    Сілтемені қоңырау шалған адамға беріңіз. Ол бір рет ашылады, { $days } күн жарамды. Осы қоңыраудың бұрынғы сілтемесі енді жұмыс істемейді.
    { $link }
screening-call-case = № { $number } өтініш ашылды: { $desk }. Қоңырау шалған адам сілтемені ашқанша, ботпен чаты жоқ: телефонмен жауап беріңіз.
screening-call-case-before = Бұл қоңырау бойынша өтініш ашылған: № { $number }.
screening-call-yours = ☎️ Бұл – оператормен сөйлескен әңгімеңіздің қорытындысы. Енді жауаптар Сіздікі: өзгертуге болады.
screening-call-case-yours = Оператор Сіз үшін № { $number } өтініш ашты: { $desk }. Осында жазғаныңыз маманға жетеді.
screening-call-joined = ☎️ Қоңырау шалған адам сілтемені ашты: енді жауаптарыңыз оған Telegram-да жетеді.
screening-link-over = Сілтеме пайдаланылған немесе мерзімі өткен. Оператордан жаңасын сұраңыз.
screening-toast-link-over = Сілтеме енді жарамсыз
screening-toast-case = Өтініш ашылды
screening-button-call-skip = Жауап бергісі келмейді
screening-button-call-link = 🔗 Қоңырау шалған адамға сілтеме
screening-button-call-lawyer = ⚖️ Заңгерге өтініш
screening-button-call-operator = 📂 Операторға өтініш

## Changed rules

screening-change-verdict = ▫️ { $title }: бұрын – «{ $from }», енді – «{ $to }»
screening-change-sum = ▫️ { $title }: бұрын – { $from }, енді – { $to }
screening-changed-title = ℹ️ <b>Ережелер немесе сомалар өзгерді.</b> Жауаптарыңызды қайта қарадық.
screening-changed-lines = { $lines }
screening-recheck-title =
    ℹ️ <b>Ережелер немесе сомалар өзгерді</b> (ережелер { $version })
    Қайта қаралған жауаптар: { $judged }. Қорытындысы өзгеретіні: { $changed }.
screening-recheck-ways = { $lines }
screening-recheck-way = ▫️ { $title }: ашылды { $opened }, жабылды { $closed }, басқаша { $otherwise }
screening-recheck-sums = ▫️ Тек сомалар: { $n }
screening-recheck-agreed = Хабар алуға келіскені: { $n }. Әрқайсысы тек өзіне қатыстысын бір рет оқиды.
screening-recheck-told = Кезекке қойылған хабарлар: { $n }.
screening-toast-telling = Жіберіп жатырмын
screening-toast-told-before = Жіберілген, немесе ережелер содан бері тағы өзгерген
