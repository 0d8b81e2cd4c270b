### For the staff who keep the answers right: head, editor, lawyer.

keep-in-private = Напишите это в личном чате с ботом.
keep-words-only = Здесь нужен текст. Отправьте его или выйдите в меню.

keep-which-topic = Какой ответ? Выберите раздел или напишите пару слов, например: «пенсия».
keep-found = Нашлось вот что. Какой?
keep-nothing-found = Ничего не нашлось. Напишите другими словами или выберите раздел.
keep-key-categories = 📂 Разделы

# $checked: the day of the last check; $id: the topic's id in the files.
keep-topic = 📝 <code>{ $id }</code> · проверено { $checked }
keep-language = На русском
# A heading above the text in one language: $language, and the topic's $title.
keep-language-title = <b>{ $language }: { $title }</b>
# What an answer rests on, for staff: $source, and how sure it is.
keep-ground = 📄 Источник: { $source }. { $certainty }
keep-ground-none = 📄 Источник не указан. { $certainty }
keep-certainty-stated = ☑️ Подтверждено.
keep-certainty-confirm = ⚠️ Отмечено: нужно подтвердить.
keep-certainty-staff = 👤 Отмечено: точный ответ даст сотрудник.
keep-changed = ✏️ Последнее изменение: { $by }, { $when }.
keep-as-released = Из чата не менялось: собственный текст программы.
keep-due = ⏰ Пора проверить заново: с { $since }. Последняя проверка: { $checked }.

keep-key-write-kk = ✏️ На казахском
keep-key-write-ru = ✏️ На русском
keep-key-title-kk = 🔤 Название (каз.)
keep-key-title-ru = 🔤 Название (рус.)
keep-key-still-true = ✅ Всё ещё верно
keep-key-history = 🕘 История
keep-key-publish = ✅ Опубликовать
keep-key-drop = 🗑 Не менять
keep-key-version = 👁 { $when }: { $what }
keep-key-original = 👁 Исходный: { $what }
keep-key-restore = ↩️ Вернуть это
keep-key-draft = 📝 К моему черновику
keep-key-page-back = ◀️ Предыдущие
keep-key-page-on = Следующие ▶️

keep-write-kk = Отправьте новый казахский текст одним сообщением. Нынешний выше: его можно скопировать и изменить. Жирный, курсив и ссылки выделяйте в самом Telegram.
keep-write-ru = Отправьте новый русский текст одним сообщением. Нынешний выше: его можно скопировать и изменить. Жирный, курсив и ссылки выделяйте в самом Telegram.
keep-write-title-kk = Отправьте новое название на казахском: не больше 38 знаков, оно стоит на кнопке.
keep-write-title-ru = Отправьте новое название на русском: не больше 38 знаков, оно стоит на кнопке.
keep-write-variables = Вместо слов в фигурных скобках бот сам подставит сумму или название: { $list }. Оставьте их как есть.
keep-try-again = Исправьте и отправьте ещё раз.

keep-preview = 👆 Так это увидят люди. Публикуем?
keep-published = Опубликовано. Теперь все читают это.
keep-dropped = Изменение не сохранено.
keep-meanwhile = Тем временем текст изменил кто-то другой. Его вариант выше, Ваш под ним. Если должен стоять Ваш, нажмите «Опубликовать» ещё раз.
keep-faster = Кто-то другой опубликовал свой вариант в тот же миг. Ваш черновик цел: сначала сравните.
keep-theirs = 👥 За это время текст изменили ({ $by }, { $when }). Сейчас он такой:
keep-yours = ✏️ А это Ваш черновик:
keep-same = Ничего не изменилось: текст и так такой.
keep-checked = Отмечено: проверено сегодня.
keep-key-sure = ☑️ Подтверждаю
keep-key-open = ⚠️ Нужно подтвердить
keep-sure = Отмечено: подтверждено. Оговорки под ответом больше нет.
keep-open = Отмечено: нужно подтвердить. Теперь это сказано под ответом.

# New words must not claim an old source.
keep-source-ask = 📄 На чём основан новый текст? Сейчас источник такой: { $source }.
keep-source-ask-none = 📄 На чём основан новый текст? Сейчас источник не указан.
keep-key-source-same = 📄 На том же источнике
keep-key-source-other = ✍️ Напишу источник
keep-key-source-own = 🏢 Центр знает это сам
keep-source-write = Напишите источник одной строкой: что это и от какого числа, например «egov.kz, 20.11.2026». Так он будет указан под ответом на обоих языках.
keep-source-wrong = Источник – это одна строка, не больше { $most } знаков.
keep-source-kept = источник из программы

keep-empty = Сообщение пустое.
keep-brace-open = Строка { $line }: скобка не закрыта, или в ней лишнее слово. В скобках может стоять только готовая переменная. «{ $words }»
keep-brace-close = Строка { $line }: лишняя закрывающая скобка. «{ $words }»
keep-program = Строка { $line }: такое может написать только программист. В скобках может стоять только готовая переменная. «{ $words }»
keep-not-fluent = Строку { $line } бот не смог прочитать. «{ $words }»
keep-unknown-variable = В этом тексте нет переменной { $name }. Можно использовать: { $known }.
keep-no-variables = В названии не бывает переменных: { $name }.
keep-too-long = Слишком длинно: { $length } знаков, можно не больше { $most }.
keep-title-plain = В названии не бывает выделения, оно стоит на кнопке.
keep-title-one-line = Название должно быть в одну строку.
keep-missing-in-ru = ⚠️ Переменная { $name } есть в казахском тексте, но не в русском. Пусть будет в обоих, тогда можно публиковать.
keep-missing-in-kk = ⚠️ Переменная { $name } есть в русском тексте, но не в казахском. Пусть будет в обоих, тогда можно публиковать.

keep-history = 🕘 <b>{ $title }</b>
keep-history-lines = { $lines }
keep-history-line = { $when } · { $by } · { $what }
keep-history-back = { $when } · { $by } · { $what }: возвращён исходный
keep-history-checked = { $when } · { $by } · ✅ проверено
keep-history-sure = { $when } · { $by } · ☑️ подтверждено
keep-history-open = { $when } · { $by } · ⚠️ нужно подтвердить
keep-history-source = { $when } · { $by } · 📄 { $source }
keep-version = 🕘 { $when } · { $by } · { $what }
keep-version-original = 🕘 Исходный вариант: { $what }
keep-version-replaces = ⚠️ В Вашем черновике эта часть написана по-другому: «Вернуть это» её заменит.
keep-part-text-kk = казахский текст
keep-part-text-ru = русский текст
keep-part-title-kk = казахское название
keep-part-title-ru = русское название

keep-review =
    { $count ->
        [0] ✅ Сейчас нет ответов, которые пора проверить.
       *[other] ⏰ <b>Пора проверить ответы: { $count }</b>. Откройте и сверьте с источником: если верно, нажмите «Всё ещё верно», если нет – исправьте.
    }
keep-review-hotlines = ☎️ Каждый месяц: сделайте пробный звонок на 111, 112, 102, 103.
keep-review-lines =
    📝 Что проверить, сначала самое давнее:
    { $lines }
keep-review-line = • { $title }
keep-review-facts =
    📅 Данные, год которых закончился:
    { $lines }
keep-fact-ended = • { $name }: за { $year } год
keep-fact-mrp = МРП и суммы, которые по нему считаются
keep-fact-mzp = МЗП и сумма, которая по ней считается
keep-fact-quota = Квота СКО

keep-unanswered = ❓ <b>Непонятых вопросов: { $questions }</b>, групп: { $groups }. Самые частые:
keep-unanswered-lines = { $lines }
keep-unanswered-none = ✅ Непонятых вопросов нет.
keep-group-line = { $number }. { $words } <b>×{ $count }</b>
keep-key-group = { $number }. { $words }
keep-group = ❓ <b>Похожих вопросов: { $count }</b>
keep-wordings = { $lines }
keep-wording = • { $words }
keep-answered-with = Бот показал это, но спрашивали о другом: { $title }
keep-key-other-topic = 🔎 Другая тема
keep-key-not-ours = 🗑 Это не к нам
keep-question-gone = Этого вопроса в списке уже нет.
keep-give = Отдать эти слова теме «{ $title }»? «{ $words }»
keep-key-give = ✅ Отдать
keep-give-term = Эти слова хранятся без срока. Если по ним можно узнать человека, сначала исправьте их.
keep-key-reword = ✏️ Исправить слова
keep-reword = Напишите коротко, как об этом спрашивают, без имён и номеров. Нынешние слова выше: их можно скопировать.
keep-wording-alone = { $words }
keep-given = ✅ Отдано: { $title }. Теперь бот понимает эти слова.
keep-key-next = ❓ Следующие вопросы
keep-key-learned = 📚 Отданные слова
keep-dropped-group = 🗑 Убрано из списка.
keep-learned = 📚 <b>{ $title }</b>: слова, отданные из чата
keep-learned-none = Пока нет.
keep-learned-lines = { $lines }
keep-learned-line = • { $words } ({ $by })
keep-key-unlearn = 🗑 { $words }
keep-unlearned = Слова убраны. Бот больше не относит их к этой теме.

# What a change of wordings would have done to the questions that were kept.
keep-change =
    По собранным вопросам ({ $all }):
    • ответ сразу: { $answered } → { $answered_after }
    • предложения: { $suggested } → { $suggested_after }
    • изменилось бы: { $moved }
keep-change-lines = { $lines }
keep-change-line = • «{ $words }»: { $before } → { $after }
keep-change-nothing = нет ответа

keep-key-period =
    { $days ->
        [7] 7 дней
        [30] 30 дней
       *[other] Год
    }
keep-stats-none = За последние { $days } дн. никто не открывал ответов.
keep-stats-chart = Что спрашивали за { $days } дн.
keep-stats-at-once = ответ сразу
keep-stats-chosen = выбрали из списка
keep-stats =
    📊 <b>Последние { $days } дн.</b>
    Открыто ответов: { $asked }, из них показано сразу: { $answered }
    Предложено: { $suggested }. Не найдено: { $not_found }
    { $came }
keep-stats-came = 👍 помогло { $helped }, 👎 нет { $not_helped }, ✖️ спрашивали о другом { $wrong }, 👤 к человеку { $person }
keep-stats-lines = { $lines }
keep-stats-line = <b>{ $title }</b>: открыли { $asked } (сразу { $answered }), предложено { $suggested }, { $came }
keep-stats-came-short = 👍 { $helped } 👎 { $not_helped } ✖️ { $wrong } 👤 { $person }
