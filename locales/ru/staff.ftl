staff-role-head = Руководитель
staff-role-operator = Оператор
staff-role-lawyer = Юрист
staff-role-psychologist = Психолог
staff-role-editor = Редактор

staff-welcome = Добро пожаловать! Ваша роль: <b>{ $role }</b>.
staff-how-head =
    Пригласить сотрудника: /invite operator (lawyer, psychologist, editor, head).
    Привязать группу к отделу: в этой группе /desk operator или /desk lawyer. Психолог привязывает свой отдел сам.
    Сотрудники: /team. Очередь: /waiting. Непроверенные тексты: /unreviewed.
staff-how-desk = Обращения приходят в чат отдела. Что Вы напишете в теме или ответом (Reply) на копию бота, дойдёт до человека. Когда доставлено, на Вашем сообщении появится 👌. /take, /release, /close.
staff-how-psychologist = Свой отдел привязываете только Вы: напишите /desk psychologist в этом личном чате или в группе, где только психологи. Ваши обращения больше никто не видит.
staff-how-editor = Вы редактор. Написать и разослать объявление: /announce. Поправить текст ответа: /texts. Вопросы, которых бот не понял: /unanswered.
staff-invitation-over = Это приглашение использовано или просрочено. Попросите у руководителя новое.
staff-invite-how = Напишите роль: /invite operator, lawyer, psychologist, editor или head.
staff-invite-in-private = Попросите ссылку-приглашение в личном чате: в группе её видят все.
staff-invited =
    Приглашение ({ $role }). Действует один раз, семь дней. Отправьте только этому человеку:
    { $link }
staff-not-your-role = Эта команда не для Вашей роли.
staff-unknown-command = Такой команды нет. Здесь есть /take, /release и /close.
staff-not-in-case = Напишите эту команду в теме обращения или ответом на его сообщение.
staff-anonymous = Вы написали от имени группы (анонимный администратор), и я не знаю, кто Вы. Снимите в настройках группы «Анонимность» (Remain Anonymous) и напишите ещё раз.

staff-desk-how = Напишите отдел: /desk operator, /desk lawyer или /desk psychologist.
staff-desk-psychologist-only = Отдел психолога привязывает только психолог.
staff-desk-try-again = Telegram сейчас не отвечает об этом чате. Повторите через пару минут.
staff-desk-missing =
    Отдел ещё не привязан. Нужно вот что:
    { $lines }
staff-desk-needs-admin = • Сделайте бота администратором группы: без этого он не видит, что пишут сотрудники.
staff-desk-needs-topics = • Дайте боту право «Управление темами» (Manage Topics): каждое обращение — отдельная тема.
staff-desk-needs-pins = • Дайте боту право «Закрепление сообщений» (Pin Messages): карточка обращения стоит вверху темы.
staff-desk-strangers = • В группе есть люди, которых бот не знает. Пусть останутся только психологи, и все будут администраторами: иначе бот не может проверить, кто читает.
staff-desk-strangers-short = В группе есть человек, которого бот не знает. Пусть останутся только психологи, и все будут администраторами.
staff-desk-bound-forum = ✅ Теперь эта группа — { $desk }. Каждое обращение будет отдельной темой. Что Вы напишете в теме, дойдёт до человека. /take, /release, /close.
staff-desk-bound-reply = ✅ Теперь этот чат — { $desk }. Чтобы ответить, пишите ответом (Reply) на копию бота. /take, /release, /close.
staff-desk-suspended = ⏸ В группу вошёл новый человек, поэтому обращения остановлены. Пока психолог не подтвердит участников, ничего не передаётся.
staff-key-confirm-desk = ✅ Читают только психологи
staff-desk-goes-on = ▶️ Участники подтверждены. Обращения снова приходят.

staff-waiting =
    <b>Очередь</b>
    { $lines }
staff-waiting-desk = { $desk }: { $count }
staff-waiting-unbound = ⚠️ чат не привязан
staff-waiting-suspended = ⏸ приостановлен
staff-unreviewed =
    <b>Казахские тексты, которые не подписал носитель языка</b>
    { $lines }
staff-unreviewed-file = { $file }: { $unsigned } / { $all }

# Alarms to the head. Nothing of what a person wrote stands in them.
staff-alarm-no-desk = ⚠️ Обращение №{ $number } ждёт, но чат не привязан: { $desk }.
staff-alarm-waits = ⏰ { $desk }: обращение №{ $number } никто не взял уже { $waited } ч.
staff-alarm-removed = ⚠️ Бота убрали из чата отдела: { $desk }. Обращения будут ждать. Нужно привязать заново.
staff-alarm-desk-lost = ⚠️ У отдела больше нет чата: { $desk }. Это был личный чат сотрудника, чья роль снята. Обращения будут ждать. Нужно привязать заново: /desk.
staff-alarm-set-aside = ⚠️ Одно сообщение не обработалось три раза и отложено. Номер: { $row }. Для техника: qoldau failed.
staff-alarm-given-up = ⚠️ Сообщение обращения №{ $case } не дошло до отдела. Причина: { $why }. Проверьте чат отдела.
staff-alarm-database = ⚠️ База данных некоторое время не записывала (возможно, заполнен диск). Сообщите технику.
staff-alarm-crisis-no-desk = 🔴 Возможно, человеку нужна срочная помощь. Ему показаны номера 112, 102, 103, 111, но психолог к боту не подключён.
staff-reply-to-answer = Чтобы ответить человеку, пишите ответом (Reply) на его сообщение. Иначе я не знаю, кому это.
staff-alarm-demoted = ⚠️ Бот больше не администратор в этом чате: { $desk }. Он может не видеть, что пишут сотрудники. Верните ему права администратора.
staff-desk-moved = ↪️ Этот отдел переехал в другой чат: { $desk }. Сюда обращения больше не приходят.
staff-invite-psychologist = Психолога может пригласить только психолог: иначе обращения мог бы читать посторонний. Попросите психолога: /invite psychologist.
staff-new-psychologist = 💚 Добавлен новый психолог: { $name }. Если Вы его не ждали, сразу сообщите руководителю.

staff-team =
    <b>Сотрудники</b>
    { $lines }
staff-team-line = { $name } – { $role }
staff-team-in-private = Список сотрудников спросите в личном чате: в группе его увидят все.
staff-key-dismiss = ✖️ { $name } ({ $role })
staff-key-dismiss-sure = ✖️ Да, снять роль
staff-dismiss-sure =
    <b>{ $name }</b> больше не в этой роли: { $role }?

    Команды сотрудников перестанут у него работать. Из группы отдела удалите человека сами: бот никого из групп не удаляет.
staff-dismissed = ✅ { $name } больше не в этой роли: { $role }. Если человек есть в группе отдела, удалите его оттуда сами.
staff-dismissed-before = Эта роль уже снята.
staff-role-over = Ваша роль снята: { $role }. Если это ошибка, скажите руководителю.
staff-last-head = Это единственный руководитель. Сначала пригласите другого: /invite head.
