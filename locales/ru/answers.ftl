### What the answers share: categories, the lines around an answer, its buttons.

answers-category-status = 🪪 Статус кандаса
answers-category-papers = 📄 Документы, гражданство
answers-category-quota = 👥 Квота, переезд
answers-category-money = 💰 Деньги, сертификат
answers-category-region = 🏡 Регион, дом, работа
answers-category-life = 🏥 Врач, пенсия, учёба
answers-category-help = 🤝 Поддержка, юрист
answers-category-centre = ℹ️ О центре

answers-title = <b>{ $title }</b>

answers-confirm = ⚠️ Так мы знаем на сегодня, это ещё нужно подтвердить.
answers-staff = 👤 Точный ответ на это даст сотрудник центра.
# $date: the day on which the general words of the answer were checked.
answers-live = 📋 Этот список ведут сотрудники. Выше – общие сведения на { $date }.
# $now: the present year; $year: the year whose amounts the answer shows.
answers-year-unknown = ℹ️ Сумм на { $now } год у нас ещё нет. Расчёт выше – за { $year } год.
answers-sum-unset = сумма пока не известна

answers-footer = 📅 Проверено { $date }.
answers-footer-source = 📅 Проверено { $date }; источник: { $source }.
answers-footer-source-dated = 📅 Проверено { $date }; источник: { $source } (данные на { $source_date }).
answers-source-written = { $words }
answers-two-sources = { $first }; { $second }

# Shows $kk in Kazakh and $ru in Russian: the selector only carries the other one along.
answers-own-language =
    { $kk ->
       *[other] { $ru }
    }
answers-centre-name-unset = консультационный центр
answers-centre-unset = пока не указано, спросите здесь

answers-helped = Ответ помог?
answers-helped-yes = 👍 Да
answers-helped-no = 👎 Нет
answers-thanks = Спасибо! Если будут ещё вопросы, пишите.
answers-not-helped = Жаль. Попробуйте написать другими словами или спросите человека.

answers-ask-operator = 👤 Спросить человека
answers-ask-lawyer = ⚖️ Спросить юриста
answers-ask-psychologist = 💚 Поговорить с психологом

answers-choose-category = О чём Вы хотите узнать? Выберите раздел или напишите свой вопрос.
answers-choose-topic = { $category }: выберите вопрос.
answers-found = Вы спрашиваете об этом?
answers-nothing-found = Готового ответа на это не нашлось. Напишите другими словами, посмотрите разделы или спросите человека.

# Under an answer that was shown at once, and what it leads to.
answers-not-this = ❓ Вопрос был о другом
answers-other = Понятно. Может быть, одно из этого? Если нет, напишите другими словами или спросите человека.

# Asked back where the words leave two things open; the buttons stand below it in the same order.
answers-which-documents = О каких документах речь: для статуса кандаса или для переезда по квоте?
answers-which-quota = О чём речь: о квоте на переезд или о статусе кандаса?
answers-which-registration = О какой регистрации речь: временная для приехавших из-за границы или прописка по новому адресу?
answers-which-doctor = Уточните, пожалуйста: Вам нужен врач или Вы сами врач (ветеринар)? Если случай срочный, сразу звоните 103.
answers-which-zhambyl = О каком Жамбыле речь: Жамбылский район в СКО или Жамбылская область?
answers-which-piter = Какой город Вы называете «Питером»: Петропавловск или Санкт-Петербург?

# What can be chosen; short, on buttons.
answers-choice-papers-status = Для статуса кандаса
answers-choice-papers-move = Для переезда по квоте
answers-choice-quota = Квота на переезд
answers-choice-status = Статус кандаса
answers-choice-status-alone = Статус в регионе без квоты
answers-choice-registration-temporary = Временная, для приехавших
answers-choice-registration-home = Прописка по новому адресу
answers-choice-see-doctor = Мне нужен врач
answers-choice-am-doctor = Я врач
answers-choice-am-vet = Я ветеринар
answers-choice-zhambyl-district = Жамбылский район (СКО)
answers-choice-zhambyl-region = Жамбылская область
answers-choice-petropavl = Петропавловск
answers-choice-petersburg = Санкт-Петербург

# A mere yes or no, where the bot has asked nothing.
answers-to-what = Не могу понять, на какой вопрос это ответ. Нажмите кнопку под нужным сообщением или напишите вопрос целиком.
