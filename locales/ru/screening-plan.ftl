# What follows the questionnaire: answers, plan, calls, changed rules. The Russian beside it follows locales/kk, which comes first.

## Coming back, and answers

screening-rules-changed = ℹ️ С Вашего прошлого раза правила изменились. Новых вопросов нет, итог пересчитан.
screening-rules-changed-questions =
    ℹ️ С Вашего прошлого раза правила изменились. { $n ->
        [one] Появился { $n } новый вопрос
        [few] Появилось { $n } новых вопроса
       *[many] Появилось { $n } новых вопросов
    }, остальные ответы сохранились.
screening-offer-person = Кажется, я Вас не понимаю. Можно пройти этот вопрос с оператором или пропустить его.
screening-summary =
    <b>Ваши ответы</b>
    { $lines }

    Чтобы изменить ответ, нажмите кнопку.
screening-summary-none = Ответов пока нет.
screening-summary-answer = { $label }: <b>{ $value }</b>
screening-summary-refused = не указано
# Buttons: no markup.
screening-button-answers = ✏️ Мои ответы
screening-button-change = ✏️ { $label }
screening-button-result = 📄 Итог
screening-button-plan = 📋 Мой план
screening-button-picture = 🖼 План картинкой
screening-button-remind = 🔔 Напоминать раз в неделю
screening-button-remind-off = 🔕 Больше не напоминать
screening-button-ticked = ☑ { $number }
screening-button-unticked = ☐ { $number }
screening-button-staff-plan = 📋 План человека
screening-button-tell-changes = 📣 Сообщить людям

## The plan

screening-plan-apply = Подать заявление: { $title }
screening-plan-ask = Спросить специалиста центра: { $title }
screening-plan-title =
    📋 <b>Мой план</b>
    Сделано { $done } из { $of }.
screening-plan-steps =
    <b>Что сделать</b>
    { $lines }
screening-plan-papers =
    <b>Что собрать</b>
    { $lines }
screening-plan-done = ☑ { $number }. <s>{ $text }</s>
screening-plan-open = ☐ { $number }. { $text }
screening-plan-how = Сделали – нажмите номер. Ошиблись – нажмите ещё раз.
screening-plan-all-done = 🎉 Всё отмечено. Если нужна помощь с подачей, спросите оператора.
screening-plan-none = Плана пока нет. Он появится, когда Вы ответите на вопросы анкеты.
screening-plan-caption = План картинкой: можно показать в карьерном центре или распечатать. Имени в нём нет.
screening-plan-reminder =
    🔔 В Вашем плане { $n ->
        [one] остался { $n } пункт
        [few] осталось { $n } пункта
       *[many] осталось { $n } пунктов
    }. Дальше:
    { $lines }
screening-plan-last-reminder = Это последнее напоминание. План остаётся: команда /plan.
screening-plan-for-staff = 📋 <b>План человека</b>: сделано { $done } из { $of }
screening-plan-staff-done = ☑ { $text }
screening-plan-staff-open = ☐ { $text }
screening-plan-none-for-staff = Плана у этого человека нет: анкета не пройдена.
screening-toast-reminders = Буду напоминать раз в неделю
screening-toast-no-reminders = Больше не напоминаю
screening-page-title = План переезда в СКО
screening-page-steps = Что сделать
screening-page-papers = Что собрать
screening-page-foot = Составлен { $date } по ответам семьи, правила { $version }. Предварительная оценка, решает управление.

## A call

screening-call-begun = ☎️ <b>Анкета по телефону.</b> Ответы относятся к этому звонку, имя и телефон не записываются.
screening-call-question =
    ☎️ { $n } / { $of }

    { $question }
screening-call-type = Другое число: напишите его ответом (Reply) на это сообщение.
screening-call-not-understood = Не понял. Напишите число цифрами, например <code>5</code>, или нажмите кнопку под вопросом.
screening-call-not-here = Анкету по телефону проводят в чате операторов или в личном чате с ботом.
screening-call-over = Этой анкеты больше нет: она хранится 30 дней. Начните новую: /screen
screening-call-given = Результат уже получен по ссылке.
screening-call-link =
    Передайте звонящему ссылку. Её откроют один раз, она действует { $days } дней. Прежняя ссылка этого звонка больше не работает.
    { $link }
screening-call-case = Открыто обращение № { $number }: { $desk }. У звонящего нет чата с ботом, пока он не откроет ссылку: ответьте по телефону.
screening-call-case-before = Обращение по этому звонку уже открыто: № { $number }.
screening-call-yours = ☎️ Это итог Вашего разговора с оператором. Теперь ответы Ваши: их можно изменить.
screening-call-case-yours = Оператор открыл для Вас обращение № { $number }: { $desk }. Что Вы напишете здесь, дойдёт до специалиста.
screening-call-joined = ☎️ Звонивший открыл ссылку: теперь Ваши ответы доходят до него в Telegram.
screening-link-over = Ссылка уже использована, или её срок прошёл. Попросите оператора прислать новую.
screening-toast-link-over = Ссылка больше не действует
screening-toast-case = Обращение открыто
screening-button-call-skip = Не хочет отвечать
screening-button-call-link = 🔗 Ссылка для звонящего
screening-button-call-lawyer = ⚖️ Обращение юристу
screening-button-call-operator = 📂 Обращение оператору

## Changed rules

screening-change-verdict = ▫️ { $title }: было «{ $from }», стало «{ $to }»
screening-change-sum = ▫️ { $title }: было { $from }, стало { $to }
screening-changed-title = ℹ️ <b>Правила или суммы изменились.</b> Мы заново посмотрели Ваши ответы.
screening-changed-lines = { $lines }
screening-recheck-title =
    ℹ️ <b>Правила или суммы изменились</b> (правила { $version })
    Заново посмотрели ответы: { $judged }. Итог меняется: { $changed }.
screening-recheck-ways = { $lines }
screening-recheck-way = ▫️ { $title }: открылось { $opened }, закрылось { $closed }, иначе { $otherwise }
screening-recheck-sums = ▫️ Только суммы: { $n }
screening-recheck-agreed = Согласились получать сообщения: { $n }. Каждый прочтёт только о своём, один раз.
screening-recheck-told = Сообщения поставлены в очередь: { $n }.
screening-toast-telling = Отправляю
screening-toast-told-before = Уже отправлено, или правила с тех пор снова изменились
