### Unreviewed: no native speaker has signed these texts yet.
### A message counts as reviewed only when the comment right above it has a line "Signed: NAME, YYYY-MM-DD".

staff-role-head = Басшы
staff-role-operator = Оператор
staff-role-lawyer = Заңгер
staff-role-psychologist = Психолог
staff-role-editor = Редактор

staff-welcome = Қош келдіңіз! Рөліңіз: <b>{ $role }</b>.
staff-how-head =
    Қызметкер шақыру: /invite operator (lawyer, psychologist, editor, head).
    Топты бөлімге байлау: сол топта /desk operator немесе /desk lawyer. Психолог өз бөлімін өзі байлайды.
    Қызметкерлер: /team. Кезек: /waiting. Тексерілмеген мәтіндер: /unreviewed.
staff-how-desk = Өтініштер бөлім чатына келеді. Тақырып ішінде жазсаңыз немесе бот көшірмесіне «Жауап беру» (Reply) арқылы жазсаңыз, адамға жетеді. Жеткізілсе, хабарыңызға 👌 қойылады. /take, /release, /close.
staff-how-psychologist = Бөліміңізді тек өзіңіз байлайсыз: осы жеке чатта немесе тек психологтар бар топта /desk psychologist жазыңыз. Өтініштеріңізді басқа ешкім көрмейді.
staff-how-editor = Сіз редакторсыз. Хабарландыру жазып жіберу: /announce. Жауаптардың мәтінін өзгерту: /texts. Бот түсінбеген сұрақтар: /unanswered.
staff-invitation-over = Бұл шақыру пайдаланылған немесе мерзімі өткен. Басшыдан жаңасын сұраңыз.
staff-invite-how = Рөлді жазыңыз: /invite operator, lawyer, psychologist, editor немесе head.
staff-invite-in-private = Шақыру сілтемесін жеке чатта сұраңыз, оны топта бәрі көреді.
staff-invited =
    Шақыру ({ $role }). Бір рет, жеті күн ішінде жарамды. Тек сол адамға жіберіңіз:
    { $link }
staff-not-your-role = Бұл команда Сіздің рөліңізге жатпайды.
staff-unknown-command = Мұндай команда жоқ. Осында /take, /release, /close бар.
staff-not-in-case = Бұл команданы өтініштің тақырыбында немесе оның хабарына жауап ретінде жазыңыз.
staff-anonymous = Сіз топ атынан (жасырын әкімші) жаздыңыз, сондықтан кім екеніңізді білмеймін. Топ баптауларында «Жасырын қалу» (Remain Anonymous) белгісін алып, қайта жазыңыз.

staff-desk-how = Бөлімді жазыңыз: /desk operator, /desk lawyer немесе /desk psychologist.
staff-desk-psychologist-only = Психолог бөлімін тек психолог байлайды.
staff-desk-try-again = Telegram бұл чат туралы айтпай тұр. Бірер минуттан соң қайталаңыз.
staff-desk-missing =
    Бөлім әлі байланған жоқ. Мыналар керек:
    { $lines }
staff-desk-needs-admin = • Ботты топтың әкімшісі етіңіз: онсыз ол қызметкерлер жазғанын көрмейді.
staff-desk-needs-topics = • Ботқа «Тақырыптарды басқару» (Manage Topics) құқығын беріңіз: әр өтініш — бөлек тақырып.
staff-desk-needs-pins = • Ботқа «Хабарларды бекіту» (Pin Messages) құқығын беріңіз: өтініш картасы тақырыптың басында тұрады.
staff-desk-strangers = • Топта бот танымайтын адамдар бар. Тек психологтар қалсын және бәрі әкімші болсын: бот кім оқитынын осылай ғана тексере алады.
staff-desk-strangers-short = Топта бот танымайтын адам бар. Тек психологтар қалсын және бәрі әкімші болсын.
staff-desk-bound-forum = ✅ Бұл топ енді — { $desk }. Әр өтініш бөлек тақырып болады. Тақырып ішінде жазғаныңыз адамға жетеді. /take, /release, /close.
staff-desk-bound-reply = ✅ Бұл чат енді — { $desk }. Жауап беру үшін бот көшірмесіне «Жауап беру» (Reply) арқылы жазыңыз. /take, /release, /close.
staff-desk-suspended = ⏸ Топқа жаңа адам қосылды, сондықтан өтініштер тоқтатылды. Психолог мүшелерді растағанша, ештеңе берілмейді.
staff-key-confirm-desk = ✅ Тек психологтар оқиды
staff-desk-goes-on = ▶️ Мүшелер расталды. Өтініштер қайта келеді.

staff-waiting =
    <b>Кезек</b>
    { $lines }
staff-waiting-desk = { $desk }: { $count }
staff-waiting-unbound = ⚠️ чат байланбаған
staff-waiting-suspended = ⏸ тоқтатылған
staff-unreviewed =
    <b>Қазақ тілді маман қол қоймаған мәтіндер</b>
    { $lines }
staff-unreviewed-file = { $file }: { $unsigned } / { $all }

# Alarms to the head. Nothing of what a person wrote stands in them.
staff-alarm-no-desk = ⚠️ №{ $number } өтініші күтіп тұр, бірақ чат байланбаған: { $desk }.
staff-alarm-waits = ⏰ { $desk }: №{ $number } өтінішін { $waited } сағаттан бері ешкім алған жоқ.
staff-alarm-removed = ⚠️ Бот бөлім чатынан шығарылды: { $desk }. Өтініштер күтіп тұрады. Қайта байлау керек.
staff-alarm-desk-lost = ⚠️ Бөлімнің чаты енді жоқ: { $desk }. Ол рөлі тоқтатылған қызметкердің жеке чаты еді. Өтініштер күтіп тұрады. Қайта байлау керек: /desk.
staff-alarm-set-aside = ⚠️ Бір хабар үш рет өңделмеді және шетке қойылды. Нөмірі: { $row }. Техникалық маман: qoldau failed.
staff-alarm-given-up = ⚠️ №{ $case } өтінішінің хабары бөлімге жетпеді. Себебі: { $why }. Бөлім чатын тексеріңіз.
staff-alarm-database = ⚠️ Деректер базасы біраз уақыт жазбай қойды (диск толған болуы мүмкін). Техникалық маманға айтыңыз.
staff-alarm-crisis-no-desk = 🔴 Бір адамға шұғыл көмек керек болуы мүмкін. Оған 112, 102, 103, 111 нөмірлері көрсетілді, бірақ психолог ботқа қосылмаған.
staff-reply-to-answer = Адамға жауап беру үшін оның хабарына «Жауап беру» (Reply) арқылы жазыңыз. Әйтпесе кімге екенін білмеймін.
staff-alarm-demoted = ⚠️ Бот бұл чатта енді әкімші емес: { $desk }. Ол қызметкерлердің жазғанын көрмеуі мүмкін. Әкімші құқығын қайтарыңыз.
staff-desk-moved = ↪️ Бұл бөлім басқа чатқа көшірілді: { $desk }. Осы чатқа өтініштер енді келмейді.
staff-invite-psychologist = Психологты тек психолог шақыра алады: басқаша болса, өтініштерді бөтен адам оқуы мүмкін. Психологыңызға айтыңыз: /invite psychologist.
staff-new-psychologist = 💚 Жаңа психолог қосылды: { $name }. Бұл Сіздер күткен адам болмаса, дереу басшыға айтыңыз.

staff-team =
    <b>Қызметкерлер</b>
    { $lines }
staff-team-line = { $name } – { $role }
staff-team-in-private = Қызметкерлер тізімін жеке чатта сұраңыз, оны топта бәрі көреді.
staff-key-dismiss = ✖️ { $name } ({ $role })
staff-key-dismiss-sure = ✖️ Иә, рөлін тоқтату
staff-dismiss-sure =
    <b>{ $name }</b> енді бұл рөлде болмай ма: { $role }?

    Ол қызметкер командаларын пайдалана алмайды. Бөлім тобынан өзіңіз шығарыңыз: бот адамды топтан шығармайды.
staff-dismissed = ✅ { $name } енді бұл рөлде емес: { $role }. Бөлім тобында болса, оны топтан өзіңіз шығарыңыз.
staff-dismissed-before = Бұл рөл бұрын тоқтатылған.
staff-role-over = Сіздің рөліңіз тоқтатылды: { $role }. Бұл қате болса, басшыға айтыңыз.
staff-last-head = Бұл – жалғыз басшы. Алдымен басқа басшыны шақырыңыз: /invite head.
