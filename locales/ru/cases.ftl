cases-desk-operator = 📞 Оператор
cases-desk-lawyer = ⚖️ Юрист
cases-desk-psychologist = 💚 Психолог

cases-choose = Кого Вы хотите спросить?
cases-mine = У Вас открыто обращение: { $desk }, №{ $number }.
cases-key-write = ✍️ Написать по №{ $number }
cases-key-close-mine = ✖️ Закрыть №{ $number }
cases-describe =
    <b>{ $desk }</b>

    Напишите, что случилось. Можно прислать и фото, документ или голосовое сообщение. ИИН и банковские данные не пишите.
cases-hours-week = Специалисты отвечают с понедельника по пятницу, { $hours }.
cases-hours-saturday = Специалисты отвечают с понедельника по субботу, { $hours }.
cases-hours-daily = Специалисты отвечают каждый день, { $hours }.
cases-opened = ✅ Обращение принято: <b>№{ $number }</b>, { $desk }.
cases-opened-again = ✅ Принято новое обращение: <b>№{ $number }</b>, { $desk }. Оно продолжает №{ $previous }.
cases-opened-no-desk = Сейчас этот специалист не подключён к боту. Обращение сохранено и стоит в очереди, руководителю центра сообщено.
cases-opened-then = Если хотите что-то добавить, пишите сюда: всё дойдёт до специалиста. Меню тоже работает.
cases-write-on = { $desk }, №{ $number }: пишите, я передам.
cases-passed-on = ✓ Передано по №{ $number }: { $desk }
cases-kept = Сохранено в обращении №{ $number }. Передам, когда подключится { $desk }.
cases-key-answer = ✍️ { $desk } · №{ $number }
cases-taken = { $desk }: Ваше обращение №{ $number } взяли в работу.
cases-closed-by-staff = { $desk }: обращение №{ $number } закрыто. Если остались вопросы, пишите.
cases-key-write-again = ✍️ Написать ещё
cases-closed-by-me = Обращение №{ $number } закрыто. Если понадобимся, мы здесь.
cases-closed-toast = Закрыто
cases-already-closed = Это обращение уже закрыто.
cases-not-copyable = Такое сообщение передать не удалось ({ $desk }). Попробуйте иначе: текстом, фото или файлом.
cases-partly = Часть альбома не дошла ({ $desk }). Пришлите недостающее ещё раз, по одному.

# What staff read.
cases-card =
    <b>№{ $case } · { $desk }</b>
    { $lines }
cases-card-urgent = 🔴 <b>Срочно</b>
cases-card-who = 👤 { $first } · { $lang }
cases-card-topic = 📚 Тема: { $topic }
cases-card-previous = ↩️ Продолжение №{ $number }
cases-card-waiting = 🕐 Ждёт с { $since }
cases-card-taken = 👷 В работе: { $first }
cases-card-closed = ✔️ Закрыто
cases-card-how = Чтобы ответить, напишите через «Ответить» (Reply) на сообщение ниже.
cases-key-take = ✋ Беру
cases-key-release = ↩️ Вернуть
cases-key-close = ✔️ Закрыть
cases-taken-toast = №{ $number } у Вас
cases-taken-by-other = Это обращение уже взял другой сотрудник.
cases-released-toast = №{ $number } снова в очереди
cases-not-taken = Это обращение никто не брал.
cases-closed-by-staff-note = ✔️ Обращение закрыл(а) { $first }.
cases-closed-by-person = ✖️ Человек сам закрыл обращение №{ $number }.
cases-forgotten = ✖️ №{ $number }: человек стёр свои данные. Обращение закрыто.
cases-delivered = ✓ Доставлено
cases-edit-not-carried = Изменённое сообщение человеку не уходит. Напишите новое.
cases-message-gone = Человек удалил одно сообщение до того, как оно дошло.
cases-not-staff = Вас нет в списке сотрудников этого отдела, поэтому не доставлено. Попросите у руководителя ссылку-приглашение.
cases-stays-among-staff = Это сообщение человеку не отправлено. Чтобы ответить, пишите ответом (Reply) на его сообщение или на карточку обращения.
cases-not-delivered-blocked = ⚠️ Не доставлено: человек заблокировал бота.
cases-not-delivered-gone = ⚠️ Не доставлено: аккаунт человека в Telegram удалён.
cases-not-delivered-kind = ⚠️ Не доставлено: такое сообщение нельзя скопировать. Пришлите текст, фото или файл.
cases-not-delivered-partly = ⚠️ Доставлено не всё: часть альбома не скопировалась. Пришлите недостающее отдельно.
cases-not-delivered-deleted = ⚠️ Не доставлено: сообщение удалили раньше, чем оно ушло.
cases-not-delivered-telegram = ⚠️ Не доставлено: Telegram не отвечает. Отправьте ещё раз позже.
cases-not-delivered-other = ⚠️ Не доставлено: Telegram отказал. Попробуйте отправить иначе.
cases-not-delivered-closed = ⚠️ Не доставлено: обращение закрыто. Если человек напишет, откроется новое.
cases-not-delivered-forgotten = ⚠️ Не доставлено: человек стёр свои данные.
cases-not-delivered-caller = ⚠️ Не доставлено: человек позвонил и чата с ботом у него пока нет. Ответьте по телефону.
cases-not-delivered-suspended = ⚠️ Не доставлено: отдел приостановлен. Сначала подтвердите участников группы.
cases-waits = ⏰ Обращение №{ $number } никто не взял уже { $waited } ч.
cases-reading = 🔤 Кириллицей (прочитала программа): { $words }
cases-in-letters = 🔤 { $words }
cases-changed = ✏️ Человек изменил сообщение:
cases-opened-urgent = Передано психологу как срочное. Пока он не ответил, номер 111 открыт круглосуточно, при опасности – 112.
cases-given-before = Это уже есть в обращении №{ $number }
cases-urgent-again = 🔴 <b>№{ $number }: срочно.</b> Человек просит помощи прямо сейчас.
cases-waits-urgent = 🔴 Срочное обращение №{ $number } ещё никто не взял. Ответьте прямо сейчас.
