### For the editor and the head: what follows an announcement. Corrections, withdrawal, numbers, channels, other networks.

# $id: the announcement's number; $stand: where it stands; $words: how it begins.
after-menu =
    📣 <b>Объявление №{ $id }</b> · { $stand }

    { $words }
after-menu-got = ✅ Получили: { $n }
after-menu-channels = 📢 В каналах и группах: { $n }
after-menu-correction = ✏️ Есть незаконченное исправление. Люди его ещё не видят.
after-key-open = 📊 Итоги, правка, канал
after-key-menu = ⬅️ К объявлению
after-key-numbers = 📊 Числа
after-key-file = 📄 Файлом
after-key-history = 🕘 История
after-key-correct = ✏️ Исправить
after-key-withdraw = 🗑 Отозвать
after-key-channels = 📢 Каналы и группы
after-key-networks = 🖼 Для других сетей
after-key-audit = 🕘 Вся история

after-wait = Сначала отправка должна закончиться или быть остановлена. Потом можно исправить и отозвать.
after-nobody = Этого объявления ни у кого нет: исправлять и отзывать нечего.
after-faster = Тем временем с этим объявлением работал кто-то другой. Посмотрите, как оно сейчас.

after-correct-how = ✏️ Это исправление объявления №{ $id }. Измените текст, картинку, кнопки и посмотрите, как выйдет. Пока Вы не нажмёте «Отправить исправление», никто ничего не увидит.
after-key-check = ✅ Отправить исправление
after-correct-same = Пока ничего не изменено.
after-correct-parts = В отправленные сообщения это не поместится: сообщений стало бы другое число. Сократите текст или верните картинку. Иначе отзовите старое и отправьте новое.
after-correct-media = Telegram не даёт так изменить отправленное: к тексту не добавить картинку, картинку не убрать совсем, точку на карте и число снимков в альбоме не поменять. Иначе отзовите старое и отправьте новое.
after-correct-long = Текст слишком длинный: лишних символов – { $n }.
after-correct-sure = ✏️ Исправление получат: { $n }. Время: { $time }. Звука уведомления не будет.
after-correct-send = Отправить?
after-correct-also = 📢 Будут исправлены и записи в каналах и группах: { $n }.
after-correct-lost = ⚠️ Текст на одном из языков убран: у тех, кто читает на нём, останется старый.
# When the words of one language are corrected and those of the other (`lang`: kk or ru) stay as they are.
after-correct-one =
    ⚠️ { $lang ->
        [kk] Казахский
       *[ru] Русский
    } текст не изменён: у тех, кто его читает, останется прежний.
after-key-correct-now = ✅ Да, исправить
after-corrected = ✏️ Исправление началось.
after-corrected-below = ✏️ Исправление началось. Ход виден в сообщении выше.
# With the head's wish a second person approves a correction too. $id is the announcement's number.
after-correct-waits = ✏️ Это исправление объявления №{ $id }. Оно ждёт одобрения, люди его ещё не видят.
after-correct-approve-please = ⏳ <b>Исправление объявления №{ $id } ждёт одобрения.</b> Прислал(а): { $by }.
after-correct-approve = ⏳ <b>Одобряем исправление?</b>
after-correct-approved = ✅ Исправление объявления №{ $id } одобрено: { $by }.

after-withdraw-sure = 🗑 Объявление будет удалено у людей: { $n }. Время: { $time }. Вернуть его нельзя.
after-withdraw-late = ⌛ Получили больше 48 часов назад: { $n }. Такие сообщения Telegram удалять не даёт. Они будут посчитаны как «поздно», исправить их можно будет и потом.
after-withdraw-all-late = ⌛ Все получили его больше 48 часов назад: такие сообщения Telegram удалять не даёт. Исправить можно.
after-withdraw-also = 📢 Будут удалены и записи в каналах и группах: { $n }.
after-withdraw-only = 📢 Удалить можно только записи в каналах и группах: { $n }.
after-key-withdraw-now = 🗑 Да, удалить
after-key-withdraw-posts = 🗑 Да, удалить в каналах
after-withdrawing = 🗑 Отзыв начался.
after-withdrawing-below = 🗑 Отзыв начался. Ход виден в сообщении выше.

after-lines = { $lines }
after-time-short = меньше минуты
after-time-minutes = { $n } мин
after-time-hours = { $hours } ч { $minutes } мин

# Numbers. $n counts people everywhere.
after-numbers = 📊 <b>Объявление №{ $id }</b>, { $when }
after-count-delivered = ✅ Дошло: { $n }
# Said under every "delivered", because the number counts them in. $n: a number, or that there are few.
after-count-held = • в том числе не отправлено в последний момент (отказались, исключены, нет текста на их языке): { $n }
after-few = меньше { $n }
after-number = { $n }
after-count-corrected = ✏️ Получили исправленное: { $n }
after-count-unchanged = ✏️ Для них ничего не изменилось: { $n }
after-count-uncorrected = ⚠️ Исправить не удалось: { $n }
after-count-withdrawn = 🗑 Отозвано: { $n }
after-count-late = ⌛ Отзывать поздно: { $n }
after-count-kept = ⚠️ Удалить не удалось: { $n }
after-count-waiting = ⏳ В очереди: { $n }
after-count-blocked = 🚫 Заблокировали бота: { $n }
after-count-gone = 👤 Аккаунт удалён: { $n }
after-count-failed = ⚠️ Не дошло: { $n }
after-count-stopped = ⏹ Остановлено, не отправлено: { $n }
after-count-uncertain = ❔ Могло прийти дважды: { $n }
after-reason = • { $reason }: { $n }
after-reason-no-chat = чат закрыт или его нет
after-reason-no-right = у бота нет нужного права
after-reason-no-message = сообщение не найдено
after-reason-no-answer = Telegram не ответил
after-reason-other = другая причина
after-reason-language = нет текста на их языке
after-by-language = <b>По языку и письму</b>
after-language-line = { $language }: { $got } / { $all }
after-presses = <b>Нажали кнопки</b>
# $more: the same by language, where there is more than one.
after-press = { $label }: { $n }{ $more }
after-press-by = { " " }({ $names })
after-press-of = { $language } { $n }
after-tongue-kk = казахский
after-tongue-arab = төте жазу
after-tongue-latn = латиница
after-tongue-ru = русский
after-tongue-none = язык не выбран
after-press-channel = Пришли по ссылке из канала: { $n }
after-presses-none = Кнопок пока никто не нажимал.
after-presses-links = Кнопки, ведущие на сайты, Telegram считать не даёт.
after-channels = <b>Каналы и группы</b>
after-chart = Объявление №{ $id }: до кого дошло
after-part-delivered = дошло
after-part-blocked = заблокировали или удалены
after-part-failed = не дошло
after-part-stopped = остановлено
after-part-waiting = в очереди
after-numbers-none = Объявление ещё никому не отправлено.
after-file = Числа объявления №{ $id }. Имён людей нет, только числа.
after-column-what = Что
after-column-language = Язык
after-column-reason = Причина
after-column-people = Человек
after-row-delivered = дошло
after-row-withdrawn = отозвано
after-row-late = отзывать поздно
after-row-waiting = в очереди
after-row-blocked = заблокировали
after-row-gone = аккаунт удалён
after-row-failed = не дошло
after-row-stopped = остановлено, не отправлено
after-row-uncertain = могло прийти дважды
after-row-corrected = получили исправленное
after-row-unchanged = ничего не изменилось
after-row-uncorrected = исправить не удалось
after-row-kept = удалить не удалось
after-row-held = в том числе не отправлено в последний момент
after-row-pressed = нажали
after-opens-screening = анкета
after-opens-channel = ссылка из канала

# The list of who did what.
after-history = 🕘 <b>История объявления №{ $id }</b>
after-audit = 🕘 <b>История объявлений</b>
after-history-none = Записей нет.
after-history-line = { $when } · { $by }: { $what }
after-audit-line = { $when } · №{ $id } · { $by }: { $what }
after-key-older = Раньше
after-by-bot = бот
after-log-made = создание
after-log-copied = копия старого
after-log-changed = изменение
after-log-asked = отправка на одобрение
after-log-approved = одобрение
after-log-returned = возврат на доработку
after-log-taken-back = возврат в черновики
after-log-planned = назначено время
after-log-started = начало отправки
after-log-paused = пауза
after-log-resumed = продолжение
after-log-cancelled = остановка
after-log-finished = рассылка завершена
after-log-correcting = начало исправления
after-log-withdrawing = начало отзыва
after-log-corrected = исправление завершено
after-log-withdrawn = отзыв завершён
after-log-deleted = черновик удалён
after-log-repeated = ежемесячный повтор
after-log-posted = публикация в канале или группе
after-log-waits = время пришло, ждёт одобрения
after-log-approval-on = одобрение второго включено
after-log-approval-off = одобрение второго выключено
after-log-paid-on = платная отправка разрешена
after-log-paid-off = платная отправка запрещена
after-log-bound = подключён канал или группа
after-log-unbound = отключён канал или группа
after-log-other = { $what }

# Channels and groups.
after-channels-title = 📢 <b>Каналы и группы</b>
after-channels-none = Пока не подключён ни один канал и ни одна группа.
after-channels-how = Чтобы подключить канал, сделайте бота его администратором с правом «Публикация сообщений»: бот сам Вас спросит. Чтобы подключить группу, добавьте в неё бота и напишите там <code>/announce here</code>.
after-channel-line = { $title } · { $mode } · { $state }
after-channel-both = оба языка в одной записи
after-channel-two = отдельная запись на каждом языке
after-channel-not-yet = ещё не вышло
after-channel-on-its-way = отправляется
after-channel-posted = вышло
after-channel-old = стоит прежний текст
after-channel-uncorrected = исправить не удалось: { $reason }
after-channel-undeleted = вышло, удалить не удалось: { $reason }
after-channel-failed = не вышло: { $reason }
after-channel-moved = прежняя запись вышла до того, как группа стала супергруппой
after-channel-withdrawn = удалено
after-key-post = 📤 Опубликовать: { $title }
# Of one that is planned for later.
after-key-post-now = 📤 Опубликовать сейчас же: { $title }
after-key-one-post = 1️⃣ Одной записью: { $title }
after-key-two-posts = 2️⃣ Двумя записями: { $title }
after-key-unbind = ✖️ Отключить: { $title }
after-post-draft = В канал выходит не черновик, а отправленное или назначенное объявление.
after-post-unapproved = Сначала это объявление должен одобрить другой сотрудник: верните его в черновики и отправьте на одобрение.
after-post-long = Оба языка в одну запись не помещаются, поэтому вышло двумя.
after-post-begun = 📤 Отправляется…
after-post-again = В этом канале объявление уже стоит.
after-posted = 📢 «{ $title }»: объявление вышло.
after-post-failed = ⚠️ «{ $title }»: объявление не вышло: { $reason }. Есть ли у бота там право «Публикация сообщений»?
after-post-kept = ⚠️ Запись в «{ $title }» исправить не удалось: сообщений стало бы другое число. Удалите её там вручную и опубликуйте заново.
after-post-long-now = ⚠️ Запись в «{ $title }» исправить не удастся: новый текст там длиннее 4096 знаков. Сократите его или удалите запись там вручную.
after-post-uncorrected = ⚠️ «{ $title }»: исправить запись не удалось: { $reason }. Там стоит прежний текст.
after-post-undeleted = ⚠️ «{ $title }»: удалить запись не удалось: { $reason }. Удалите её там вручную или попробуйте ещё раз.
after-post-gone = ⚠️ «{ $title }»: записи там больше нет или её нельзя изменить. Если нужно, опубликуйте заново.
after-post-moved = ⚠️ «{ $title }» стала супергруппой: прежнюю запись там бот не может ни исправить, ни удалить. Удалите её там вручную и, если нужно, опубликуйте снова.
after-open-bot = 💬 Открыть бота
# Who came by that button sees it above what the announcement opens; $words: how it begins.
after-came-from = 📣 Вы пришли по объявлению: { $words }
after-channel-found = 📢 Вы сделали меня администратором канала «{ $title }». Публиковать объявления и там? Само ничего не выйдет: перед отправкой Вы отмечаете каналы или публикуете отдельной кнопкой.
after-channel-no-right = ⚠️ У меня нет права «Публикация сообщений». Дайте его в настройках канала, иначе ничего не выйдет.
after-key-use = ✅ Да, публиковать
after-key-not-use = Нет, не нужно
after-channel-used = ✅ «{ $title }» подключён. Теперь откройте объявление и нажмите «Каналы и группы».
after-channel-not-used = Хорошо, в «{ $title }» ничего выходить не будет.
after-channel-unknown = Telegram ничего не сообщил об этом чате. Бот там есть? Попробуйте чуть позже.
after-channel-lost = 📢 «{ $title }»: меня оттуда убрали или отняли право писать. Объявления там больше не выходят.
after-channel-unbound = «{ $title }» отключён. Прежние записи остались на месте.
after-group-used = ✅ Теперь объявления центра выходят и в этой группе. Прекратить: /announce off
after-group-unbound = Объявления в этой группе больше не выходят.
after-group-how = Чтобы написать объявление, отправьте мне /announce в личном чате. Чтобы они выходили и в этой группе: /announce here
after-group-desk = Это чат сотрудников, объявления здесь не выходят.

# Other networks.
after-networks = 🖼 <b>Для других сетей</b>. На каком языке? Придут готовый текст и квадратная картинка: копируйте и вставляйте в Instagram и WhatsApp.
after-networks-none = В этом объявлении нет слов.
after-network-text =
    { $language }. Нажмите на текст, чтобы скопировать:

    <pre>{ $words }</pre>
after-network-more = Подробнее в Telegram: { $link }
after-network-part =
    { $language }, { $part } из { $parts }. Нажмите на текст, чтобы скопировать:

    <pre>{ $words }</pre>
after-network-card = { $words }
after-network-name = { $name }
