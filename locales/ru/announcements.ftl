### Announcements: for the editor and the head, and what people read about choosing them.

# Under every announcement.
announcements-footer = <i>Выбрать темы или отключить: /news</i>

## What people want to hear of

announcements-subject-quota = Квота, статус
announcements-subject-housing = Жильё
announcements-subject-work = Работа, бизнес
announcements-subject-school = Школа, детсад
announcements-subject-law = Законы, документы
announcements-subject-events = Мероприятия
announcements-news =
    📣 <b>Объявления центра</b>

    О чём Вы хотите знать? Нажмите на тему; ещё раз – уберёте.
announcements-news-all = Сейчас приходят все темы.
announcements-news-some =
    Сейчас приходят эти темы и то, что важно всем:
    { $lines }
announcements-news-line = • { $name }
announcements-news-by-profile = ☑️ Приходят и объявления, подобранные по ответам анкеты (например, только для Вашего региона).
announcements-news-not-by-profile = Объявления, подобранные по ответам анкеты, не приходят: для этого дайте разрешение ниже.
announcements-key-by-profile = Объявления по моим ответам
announcements-key-stop = 🔕 Объявления не нужны
announcements-key-again = 🔔 Хочу получать снова
announcements-key-news = 📣 Мои объявления
announcements-news-stopped =
    🔕 <b>Объявления больше не приходят</b>

    Ответы на вопросы и сообщения по Вашим обращениям приходят как прежде.
announcements-toast-stopped = Отключено: объявления больше не придут.
announcements-toast-again = Хорошо: объявления снова будут приходить.
announcements-button-on = ☑️ { $name }
announcements-button-off = ⬜ { $name }

## The lists

announcements-list = 📣 <b>Объявления</b>
announcements-list-none = Пока ни одного.
announcements-list-idle = Сейчас ничего не готовится и не запланировано. Отправленные – под кнопкой «Прошедшие».
# A line of a list: its number, where it stands, and the beginning of its words.
announcements-list-line = №{ $id } · { $stand } · { $about }
announcements-past-line = №{ $id } · { $when } · { $stand } · { $about }
announcements-button-item = { $sign } { $about }
announcements-words = { $words }
announcements-lines = { $lines }
announcements-no-words = (без текста)
announcements-past = 🗂 <b>Прошедшие объявления</b>
announcements-key-new = ➕ Новое объявление
announcements-key-past = 🗂 Прошедшие
announcements-key-older = ⬇️ Более ранние
announcements-key-list = 📣 Список
announcements-key-settings = ⚙️ Настройки
announcements-gone = Это объявление уже не черновик или удалено. Нынешний список:

announcements-stand-draft = черновик
announcements-stand-waiting = ждёт одобрения
announcements-stand-planned = в плане
announcements-stand-planned-at = уйдёт { $at }
announcements-stand-sending = отправляется
announcements-stand-paused = на паузе
announcements-stand-done = отправлено
announcements-stand-cancelled = остановлено
announcements-stand-withdrawn = отозвано

## The board

# $by made it, $id is its number, $stand says where it stands.
announcements-board = 📣 <b>№{ $id }</b> · { $stand } · автор: { $by }
announcements-none = нет
announcements-line-kk = <b>По-казахски:</b> { $words }
announcements-line-ru = <b>По-русски:</b> { $words }
announcements-kk-gets-ru = ⚠️ Кто читает по-казахски, получит русский текст.
announcements-kk-gets-nothing = ⚠️ Кто читает по-казахски, не получит ничего.
announcements-ru-gets-kk = ⚠️ Кто читает по-русски, получит казахский текст.
announcements-ru-gets-nothing = ⚠️ Кто читает по-русски, не получит ничего.
announcements-line-media = <b>Приложено:</b> { $what }
announcements-media-photo = фото
announcements-media-video = видео
announcements-media-document = документ
announcements-media-album = альбом, штук: { $n }
announcements-media-documents = документы, штук: { $n }
announcements-media-location = место на карте
announcements-line-links =
    <b>Кнопки:</b>
    { $lines }
announcements-link-url = 🔗 { $label } → { $url }
announcements-link-inside = 🔘 { $label }
announcements-line-subject = <b>Тема:</b> { $name }
announcements-subject-none = важно всем
announcements-line-everybody = <b>Кому:</b> всем, кто не отключил объявления
announcements-line-filter = <b>{ $name }:</b> { $values }
announcements-and = { $left }, { $right }
announcements-reach =
    { $n ->
        [one] 👥 <b>{ $n } человек</b> · время: { $time }
        [few] 👥 <b>{ $n } человека</b> · время: { $time }
       *[other] 👥 <b>{ $n } человек</b> · время: { $time }
    }
announcements-seconds = около { $n } с
announcements-minutes = около { $n } мин
announcements-reach-profile = По профилю выбираются только те, кто разрешил: разрешили { $agreed } из { $all }.
announcements-line-now = <b>Когда:</b> сразу после отправки
announcements-line-at = <b>Когда:</b> { $at }
announcements-line-monthly = <b>Когда:</b> каждый месяц { $day } числа, { $at }
announcements-line-urgent = 🌙 Срочно: уйдёт и в тихие часы.
announcements-line-paid = ⭐ Платно: до 1 000 сообщений в секунду.
announcements-line-channels = 📢 Выйдет и в каналах и группах центра.
announcements-line-approved = ✅ Одобрение: { $name }
announcements-key-kk = ✏️ По-казахски
announcements-key-ru = ✏️ По-русски
announcements-key-kk-nothing = 🚫 Читающим по-казахски не отправлять
announcements-key-kk-other = ↪️ Читающим по-казахски отправить русский
announcements-key-ru-nothing = 🚫 Читающим по-русски не отправлять
announcements-key-ru-other = ↪️ Читающим по-русски отправить казахский
announcements-key-media = 🖼 Фото, файл
announcements-key-links = 🔘 Кнопки
announcements-key-subject = 🏷 Тема
announcements-key-audience = 👥 Кому
announcements-key-when = 🕒 Когда
announcements-key-preview = 👁 Посмотреть
announcements-key-send = 🚀 Отправить…
announcements-key-copy = 📋 Копия
announcements-key-delete = 🗑 Удалить
announcements-key-board = ⬅️ К объявлению
announcements-key-take-back = ✏️ Вернуть в черновики
announcements-faster = Тем временем это объявление изменил кто-то другой. Ваше изменение не сохранено. Откройте, как оно выглядит сейчас.
announcements-toast-faster = Не сохранено: кто-то успел раньше.
announcements-meanwhile = ⚠️ Тем временем черновик изменил(а) { $by }. Сейчас он такой. Если Вы всё же хотите поставить свой текст, отправьте его ещё раз.
announcements-choose-part = Сначала выберите кнопкой, что изменить.
announcements-delete-sure = 🗑 Удалить этот черновик? Вернуть его будет нельзя.
announcements-key-delete-now = 🗑 Да, удалить
announcements-toast-deleted = Черновик удалён.
announcements-toast-copied = Сделана копия: это новый черновик.
announcements-toast-taken-back = Возвращено в черновики. Ничего не уйдёт.
announcements-not-draft = Это уже не черновик: сначала нажмите «Вернуть в черновики».

## Writing

announcements-ask-kk =
    ✏️ <b>Отправьте казахский текст</b> – одним сообщением, кириллицей. Версии арабскими и латинскими буквами бот сделает сам.

    Можно вместе с фото, видео, документом, альбомом или местом на карте. Выделение и ссылки делайте в самом Telegram.
announcements-ask-ru = ✏️ Теперь <b>отправьте русский текст</b> – одним сообщением.
announcements-key-without-kk = Без казахского
announcements-key-without-ru = Без русского
announcements-without-kk = ⚠️ Казахского текста нет. Что получат те, кто читает по-казахски?
announcements-without-ru = ⚠️ Русского текста нет. Что получат те, кто читает по-русски?
announcements-key-gets-kk = Казахский текст
announcements-key-gets-ru = Русский текст
announcements-key-gets-nothing = Ничего
announcements-key-write-it = ✏️ Нет, напишу
announcements-one-language = Нужен текст хотя бы на одном языке или картинка. Отправьте текст.
announcements-empty = Сообщение пустое. Напишите текст.
announcements-is-arabic =
    Это казахский арабскими буквами. Отправьте казахский текст кириллицей: арабскими буквами читателям бот напишет сам. Кириллицей это примерно так – скопируйте, проверьте и отправьте:

    <code>{ $words }</code>
announcements-is-latin =
    Это латиница. Отправьте казахский текст кириллицей: латинскими буквами читателям бот напишет сам. Кириллицей это примерно так – скопируйте, проверьте и отправьте:

    <code>{ $words }</code>
announcements-looks-russian = 🤔 Ожидается казахский текст, а этот похож на русский. Это русский текст?
announcements-looks-kazakh = 🤔 Ожидается русский текст, а этот похож на казахский. Это казахский текст?
announcements-key-swap-ru = ↔️ Да, поставить как русский
announcements-key-swap-kk = ↔️ Да, поставить как казахский
announcements-key-keep-kk = ✅ Нет, это казахский
announcements-key-keep-ru = ✅ Нет, это русский
announcements-key-write-again = ✏️ Напишу заново
announcements-swapped = ✅ Текст поставлен для другого языка.
announcements-press-first = Сначала ответьте кнопкой на вопрос выше или вернитесь к объявлению.
announcements-too-long = Слишком длинно: не помещается в одно сообщение. Уберите ещё знаков: { $over }, и отправьте снова. Считаются и версии другими буквами, и строка /news в конце.
announcements-media-taken = ✅ Принято. Теперь нужен текст.
announcements-want-words = Здесь нужен текст. Напишите его.
announcements-ask-media = 🖼 Отправьте фото, видео, документ, альбом (до 10) или место на карте.
announcements-want-media = Здесь нужны фото, видео, документ, альбом или место. Текст меняется отдельной кнопкой.
announcements-key-no-media = 🗑 Убрать приложенное
announcements-caption-left = ℹ️ Подпись не взята: текст меняется кнопками «По-казахски» и «По-русски».
announcements-album-full = ⚠️ В альбоме может быть не больше 10: остальное не взято.
announcements-no-voice = Голосовое или круглое видео в объявление поставить нельзя. Напишите текст.
announcements-no-sticker = Стикер в объявление поставить нельзя. Напишите текст.
announcements-no-such = Такое в объявление поставить нельзя. Отправьте текст, фото, видео, документ, альбом или место.
announcements-edited = Правку старого сообщения в чате бот не берёт. Выберите часть кнопкой и отправьте текст заново.

## Buttons under an announcement

announcements-links = 🔘 <b>Кнопок: { $count }</b>, не больше { $most }. Каждая стоит в своей строке.
announcements-links-below = ℹ️ Под альбомом кнопок не бывает: текст и кнопки придут следующим сообщением.
announcements-links-full = Кнопок уже достаточно: сначала уберите одну.
announcements-link-there = Такая кнопка уже есть.
announcements-button-link = ✏️ { $label }
announcements-key-add-url = ➕ Ссылка
announcements-key-add-topic = ➕ Ответ
announcements-key-add-screening = ➕ Анкета
announcements-key-add-desk = ➕ Специалист
announcements-ask-url = 🔗 Отправьте адрес ссылки, например: <code>egov.kz</code>
announcements-url-unclear = Это не похоже на адрес. Например: <code>egov.kz</code> или <code>https://egov.kz/page</code>. Отправьте ещё раз.
announcements-url-long = Адрес слишком длинный. Отправьте покороче.
announcements-url-scheme = Ссылку, которая начинается с «{ $scheme }:», поставить на кнопку нельзя. Годится только адрес сайта (https). Отправьте ещё раз.
announcements-ask-label-kk = Что написать на кнопке по-казахски? Не больше 64 знаков.
announcements-ask-label-ru = Что написать на кнопке по-русски? Не больше 64 знаков.
announcements-label-one-line = Надпись на кнопке должна быть в одну строку. Отправьте ещё раз.
announcements-label-long = Для кнопки слишком длинно: знаков { $length }, можно не больше { $most } (в любом письме). Сократите и отправьте ещё раз.
announcements-link =
    🔘 <b>По-казахски:</b> { $kk }
    <b>По-русски:</b> { $ru }
announcements-leads-url = Ведёт по ссылке: { $url }
announcements-leads-topic = Открывает ответ: { $title }
announcements-leads-screening = Начинает анкету.
announcements-leads-desk = Пишет специалисту: { $desk }
announcements-key-label-kk = ✏️ По-казахски
announcements-key-label-ru = ✏️ По-русски
announcements-key-raise = ⬆️ Выше
announcements-key-drop-link = 🗑 Убрать
announcements-which-topic = Какой ответ откроет кнопка? Выберите раздел.
announcements-which-desk = Кому напишет тот, кто нажмёт кнопку?

## Subject

announcements-which-subject = 🏷 Какая тема? Тем, кто выбрал темы, приходят только эти темы и то, что важно всем.

## To whom

announcements-whom = 👥 <b>Кому отправляем?</b>
announcements-whom-profile = ℹ️ По региону, пути, профессии, детям и этапу выбираются только те, кто разрешил «объявления по моим ответам».
announcements-key-everybody = ♻️ Всем
announcements-key-whom = ⬅️ Кому
announcements-filter = 👥 <b>{ $name }</b> – { $who }
announcements-about-plain = если ничего не отмечено, всем.
announcements-about-profile = по ответам анкеты и только тем, кто разрешил. Если ничего не отмечено, всем.
announcements-about-stage = по ответам анкеты и только тем, кто разрешил. «Подали на квоту» – те, кто сам отметил этот шаг в плане: списка акимата бот не видит.
announcements-about-chosen = только те, кто сам выбрал тему объявления.
announcements-about-except = отмеченным не уйдёт. Срочные обращения проверяются только при отправке и в числе не видны.
announcements-filter-no-subject = ⚠️ Тема объявления ещё не выбрана, поэтому этот фильтр не действует.
announcements-filter-tongue = Язык и письмо
announcements-filter-region = Где живёт сейчас
announcements-filter-way = Кандас или переселенец
announcements-filter-profession = Профессия
announcements-filter-children = Дети
announcements-filter-stage = На каком этапе
announcements-filter-chosen = Интерес
announcements-filter-staff = Сотрудники
announcements-filter-except = Кому не отправлять
announcements-tongue-kk = Казахский, кириллица
announcements-tongue-arab = Казахский, төте жазу
announcements-tongue-latn = Казахский, латиница
announcements-tongue-ru = Русский
announcements-way-kandas = Кандасы
announcements-way-resettler = Переселенцы
announcements-stage-asking = Узнают
announcements-stage-waiting = Подали на квоту
announcements-stage-arrived = Приехали в СКО
announcements-with-children = Есть дети до 18 лет
announcements-only-chosen = Сами выбрали тему
announcements-only-staff = Только сотрудники центра
announcements-not-today = Кто сегодня писал боту
announcements-not-within = Кто получал объявление, дней: { $days }
announcements-not-urgent = У кого открыто срочное обращение

## When

announcements-when = 🕒 <b>Когда отправляем?</b> Время – по часам центра.
announcements-key-now = ▶️ Сразу
announcements-button-at = 🗓 { $at }
announcements-button-monthly = 🔁 Каждый месяц { $day } числа, { $at }
announcements-key-type-time = ✏️ Другое время
announcements-key-type-month = ✏️ Каждый месяц в другой день
announcements-ask-time = Напишите время, например: <code>завтра 10:00</code> или <code>25.11 10:00</code>
announcements-ask-month = Напишите число и время, например: <code>20 10:00</code>. Если такого числа в месяце нет, уйдёт в последний день.
announcements-time-unclear = Бот не понял это время. Например: <code>завтра 10:00</code>, <code>25.11 10:00</code>, <code>2026-11-25 10:00</code>. Напишите ещё раз.
announcements-time-past = Это время уже прошло. Напишите другое.
announcements-time-far = Дальше чем на год вперёд нельзя. Напишите поближе.
announcements-month-unclear = Бот не понял. Напишите число и время, например: <code>20 10:00</code>
announcements-toast-time-past = Это время уже прошло.

## Looking and sending

announcements-preview-group = 👁 <b>{ $name }</b> · человек: { $n }. Они получат:
announcements-preview-had = 👁 <b>{ $name }</b> · человек: { $n }. Они получили:
announcements-preview-nothing = 👁 <b>{ $name }</b> · не получат ничего
announcements-preview-same = Сначала придёт то же, что выше (фото, файл или место), а потом:
announcements-seen = 👆 Именно так это увидит каждая группа.
announcements-nothing-yet = Пока нет ни текста, ни картинки: сначала напишите.
announcements-nobody = ⚠️ Под этот выбор не подходит никто: отправлять некому. Измените «Кому».
announcements-send-now = 🚀 <b>Отправить сейчас, человек: { $n }?</b> Время: { $time }.
announcements-send-at = 🗓 <b>Запланировать на { $at }, человек: { $n }?</b> Число людей посчитается заново, когда придёт время.
announcements-send-monthly = 🔁 <b>Запланировать каждый месяц?</b> Следующий раз: { $at }. Сейчас это человек: { $n }; каждый раз число посчитается заново.
announcements-send-quiet = 🌙 Сейчас тихие часы: отправка начнётся { $at }. Если срочно, отметьте ниже.
announcements-send-quiet-at = 🌙 Это время попадает на тихие часы: отправка начнётся { $at }. Если срочно, отметьте ниже.
announcements-send-approval = ⏳ Перед отправкой должен одобрить другой сотрудник.
announcements-price = ⭐ Платная отправка будет стоить не больше <b>{ $stars } Star</b> (по 0,1 за сообщение). Без неё бесплатно, но медленнее.
announcements-key-sure-now = ✅ Да, отправить ({ $n })
announcements-key-sure-plan = ✅ Да, запланировать
announcements-key-sure-ask = 📨 Отправить на одобрение
announcements-key-urgent = 🌙 Срочно: и в тихие часы
announcements-key-paid = ⭐ Платно, быстро
announcements-key-channels = 📢 И в каналах, группах: { $n }
announcements-once-more = ✋ <b>Спрошу ещё раз.</b>
announcements-once-many = • Это уйдёт многим, человек: { $n }.
announcements-once-trial = • Текст очень короткий, или в нём есть «тест», «test», «сынақ». Это не проба?
announcements-once-wordless = • Текста нет: уйдёт только приложенное. Так и задумано?
announcements-once-night = • Сейчас ночь: люди спят.
announcements-once-night-at = • Это ночное время: { $at }, люди спят.
announcements-key-very-sure = ✅ Да, это настоящее
announcements-key-no-wait = ✖️ Нет, не отправлять
announcements-changed-since = ⚠️ После того как Вы смотрели, объявление изменилось. Посмотрите новое.
announcements-planned = 🗓 <b>Запланировано:</b> { $at }. Чтобы изменить, нажмите «Вернуть в черновики».
announcements-approved-due = ▶️ <b>Одобрено.</b> То, чему время уже пришло, уходит сейчас. Следующий раз: { $at }.
announcements-begun-quiet = 🌙 Объявление в очереди: отправка начнётся после тихих часов, { $at }. Ход виден в сообщении выше.
announcements-begun = ▶️ Отправка началась. Ход виден в сообщении выше.
announcements-toast-begun = Отправка началась.
announcements-asked = 📨 Отправлено на одобрение. Могут одобрить: { $n }.
announcements-nobody-approves = ⚠️ Одобрить некому: тот, кто писал объявление, сам его не одобряет. Руководитель может выключить эту настройку или пригласить редактора.
announcements-approve-please = ⏳ <b>Объявление №{ $id } ждёт одобрения.</b> Прислал(а): { $by }.
announcements-key-look = 👁 Посмотреть и одобрить
announcements-approve = ⏳ <b>Одобряем?</b> Человек: { $n }. Время: { $time }.
announcements-approve-when = Уйдёт: { $at }.
announcements-approve-now = Уйдёт сразу после одобрения.
announcements-key-approve = ✅ Одобряю
announcements-key-return = ↩️ Вернуть
announcements-not-your-own = То, что Вы писали или меняли сами, одобряет другой человек.
announcements-approved = ✅ Объявление №{ $id } одобрено: { $by }.
announcements-returned = ↩️ Объявление №{ $id } вернули в черновики: { $by }. Исправьте и отправьте снова.
# Under it stands the draft that was given back.
announcements-ask-reason = ↩️ Объявление вернулось автору. Что исправить? Если хотите, напишите одной строкой: я передам автору. Можно и не писать.
announcements-reason = 💬 Об объявлении №{ $id } { $by }: { $words }
announcements-reason-told = Автору передано.
announcements-toast-returned = Возвращено в черновики, автору сказано.
announcements-waits-again = ⏳ Пришло время объявления №{ $id }, но теперь нужно одобрение. Оно ждёт одобрения.
announcements-waits-for-nobody = ⚠️ Пришло время объявления №{ $id }, но одобрить его некому: каждый, кто мог бы, сам его писал или менял. Пригласите редактора. Или выключите одобрение второго, верните объявление в черновики и отправьте снова.

## Stopping what goes out

announcements-stop-sure = ⏹ <b>Остановить объявление №{ $id } совсем?</b> Кто ещё не получил, уже не получит. Продолжить потом нельзя.
announcements-stop-revise-sure = ⏹ <b>Остановить исправление объявления №{ $id } совсем?</b> У кого оно ещё не исправлено, останется прежнее.
announcements-stop-withdraw-sure = ⏹ <b>Остановить отзыв объявления №{ $id } совсем?</b> У кого оно ещё не удалено, оно останется.
announcements-key-stop-now = ⏹ Да, совсем

## What the head decides

announcements-settings =
    ⚙️ <b>Настройки объявлений</b>

    <b>Одобрение второго:</b> если включено, каждое объявление одобряет другой руководитель или редактор, а не тот, кто его писал.

    <b>Платная отправка:</b> если включено, редактор может отправлять до 1 000 сообщений в секунду. Каждое стоит 0,1 Telegram Star, цена видна заранее. Telegram разрешает это только ботам, у которых очень много пользователей и есть Star на балансе.
announcements-set-approval = Одобрение второго
announcements-set-paid = Разрешить платную отправку
announcements-approval-on = ✅ Одобрение второго: включено
announcements-approval-off = Одобрение второго: выключено
announcements-paid-on = ⭐ Платная отправка: разрешена
announcements-paid-off = Платная отправка: выключена
