# The eligibility questionnaire. The Russian beside it follows locales/kk, which comes first.
# Facts come from the fact base only; each has its number in src/screening/rules.toml.

## Frame: the conversation

screening-intro =
    <b>На что может рассчитывать моя семья?</b>

    Я задам 10–15 коротких вопросов и покажу, какие программы, похоже, для Вас открыты, какие нет и почему.
    На любой вопрос можно не отвечать. Можно остановиться и вернуться в другой день: ответы сохранятся.
    Итог предварительный, решает управление.
# $n of $of questions, then the question itself.
screening-question =
    { $n } / { $of }

    { $question }
screening-number = { $n }
screening-yes = Да
screening-no = Нет
# Buttons: no markup.
screening-button-start = Начать
screening-button-resume = Продолжить
screening-button-back = ⬅️ Назад
screening-button-skip = Не хочу отвечать
screening-button-unknown = Не знаю
screening-button-restart = Начать заново
screening-button-person = Поговорить с человеком
screening-cancelled =
    Опрос остановлен. Ваши ответы сохранены: когда захотите, продолжим с того же места.
screening-refusal-range = Здесь нужно число от { $min } до { $max }. Напишите ещё раз, например <code>5</code>, или нажмите кнопку.
screening-refusal-number = Напишите, пожалуйста, число цифрами, например <code>5</code>, или нажмите кнопку.
screening-refusal-buttons = На этот вопрос ответьте, пожалуйста, кнопкой под ним.

# Under each question: what its answer decides. Parts are joined by the list.
screening-why = <i>От ответа зависит: { $what }.</i>
screening-list = { $first }, { $then }
screening-why-status = статус и гражданство
screening-why-move = квота и деньги на переезд
screening-why-village = помощь специалистам в селе
screening-why-sum = сумма для семьи
screening-why-papers = список документов
screening-why-missing = что ещё нужно сделать до заявления
screening-why-priority = кому центр помогает в первую очередь

## Questions

screening-ask-citizenship = Гражданином какой страны Вы являетесь?
screening-label-citizenship = Гражданство
screening-citizenship-kz = Казахстан
screening-citizenship-foreign = Другая страна
screening-citizenship-stateless = Без гражданства

screening-ask-where-now = Где Вы сейчас находитесь?
screening-label-where-now = Сейчас находится
screening-where-now-abroad = За границей
screening-where-now-kz = В Казахстане

screening-ask-has-kandas-status = У Вас уже есть статус кандаса (удостоверение)?
screening-label-has-kandas-status = Статус кандаса есть

screening-ask-ethnic-kazakh = Вы казах (казашка) по национальности?
screening-label-ethnic-kazakh = Казах по национальности

screening-ask-former-kz-citizen = Были ли Вы когда-нибудь гражданином Казахстана?
screening-label-former-kz-citizen = Раньше был гражданином РК

screening-ask-nationality-in-papers = Указана ли Ваша национальность в документах: в свидетельстве о рождении, паспорте или другой официальной бумаге?
screening-label-nationality-in-papers = Национальность указана в документах

screening-ask-keeps-foreign-citizenship = Хотите ли Вы сохранить нынешнее иностранное гражданство?
screening-label-keeps-foreign-citizenship = Хочет сохранить иностранное гражданство

screening-ask-region = Где Вы сейчас живёте?
screening-label-region = Живёт сейчас
screening-region-turkistan = Туркестанская область
screening-region-kyzylorda = Кызылординская область
screening-region-zhambyl = Жамбылская область
screening-region-almaty-region = Алматинская область
screening-region-shymkent = Шымкент
screening-region-zhetisu = Область Жетісу
screening-region-mangystau = Мангистауская область
screening-region-almaty-city = Город Алматы
screening-region-astana = Астана
screening-region-north-kazakhstan = СКО
screening-region-other-kz = Другая область Казахстана
screening-region-abroad = За границей

screening-ask-serpin-graduate = Вы окончили учёбу по программе «Серпін» или «Жарқын болашақ»?
screening-label-serpin-graduate = Окончил «Серпін» / «Жарқын болашақ»

screening-ask-months-since-graduation =
    Сколько полных месяцев прошло после окончания учёбы?
    Нажмите кнопку или напишите число.
screening-label-months-since-graduation = Месяцев после окончания
screening-months-since-graduation-6 = 6 или меньше
screening-months-since-graduation-7 = Больше 6

screening-ask-registered-months =
    Сколько полных месяцев у Вас постоянная регистрация (прописка) там, где Вы живёте?
    Нажмите кнопку или напишите число.
screening-label-registered-months = Месяцев постоянной регистрации
screening-registered-months-0 = Меньше 12
screening-registered-months-12 = 12 или больше

screening-ask-job-status = Что у Вас сейчас с работой?
screening-label-job-status = Работа
screening-job-status-registered = На учёте в карьерном центре
screening-job-status-employed = Работаю
screening-job-status-not-registered = Не работаю, на учёте не стою
screening-job-status-student = Учусь
screening-job-status-pensioner = На пенсии

screening-ask-profession = Кто Вы по профессии?
screening-label-profession = Профессия
screening-profession-doctor = Врач
screening-profession-teacher = Учитель
screening-profession-vet = Ветеринар
screening-profession-agro = Сельское хозяйство
screening-profession-social = Социальная сфера
screening-profession-culture-sport = Культура, спорт
screening-profession-other = Другая профессия
screening-profession-none = Профессии нет

screening-ask-has-diploma = Есть ли у Вас диплом по этой профессии?
screening-label-has-diploma = Диплом есть

screening-ask-destination = Где в СКО Вы хотите жить?
screening-label-destination = Хочет жить
screening-destination-village = В селе
screening-destination-town = В районном городе
screening-destination-petropavl = В Петропавловске
screening-destination-undecided = Ещё не знаю

screening-ask-owns-home-at-destination = Есть ли у Вашей семьи собственное жильё там, куда Вы едете?
screening-label-owns-home-at-destination = Своё жильё на новом месте

screening-ask-household-size =
    Сколько человек в семье переезжает, считая Вас?
    Нажмите кнопку или напишите число.
screening-label-household-size = Переезжает человек

screening-ask-children-under-18 =
    Сколько в семье детей младше 18 лет?
    Нажмите кнопку или напишите число.
screening-label-children-under-18 = Детей младше 18

screening-ask-divorced-months-ago =
    Был ли у Вас развод? Если был, сколько полных месяцев назад?
    Нажмите кнопку или напишите число.
screening-label-divorced-months-ago = Месяцев после развода
screening-divorced-months-ago-never = Развода не было
screening-divorced-months-ago-0 = 36 или меньше
screening-divorced-months-ago-37 = Больше 36

screening-ask-received-support-before = Получали ли Вы раньше государственную помощь на переезд?
screening-label-received-support-before = Помощь на переезд уже получал

screening-ask-left-home-region-debts = Остаются ли у Вас долги там, откуда Вы едете?
screening-label-left-home-region-debts = Остаются долги

## Result: frame

screening-result-title =
    <b>Предварительный итог</b>
    Он составлен по Вашим ответам. Окончательно решает управление.
screening-result-no-citizenship = Вы не назвали гражданство, а от него зависит многое. Человек в центре подскажет точнее.
screening-group-likely = ✅ <b>Похоже, открыто для Вас</b>
screening-group-not-yet = 🕓 <b>Пока чего-то не хватает, но это можно сделать</b>
screening-group-ask = ❓ <b>Нужно спросить специалиста</b>
screening-group-no = <b>По Вашим ответам сейчас не подходит</b>
screening-block =
    <b>{ $title }</b>
    { $lines }
screening-line-pass = ✓ { $text }
screening-line-missing = ▫️ { $text }
screening-line-unknown = ❔ { $text }
screening-line-failed = – { $text }
screening-line-document = ▫️ { $text }
screening-reason-as-quota = Условия те же, что у квоты выше.
screening-reason-nothing-against = ✓ В Ваших ответах препятствий нет.

screening-amounts =
    💰 <b>Суммы по показателям { $year } года</b>
    { $lines }
screening-amounts-unknown-year = Показатели { $asked } года пока неизвестны. Суммы посчитаны по { $year } году и могут измениться.
screening-amount-relocation =
    ▫️ На переезд, один раз: { $family ->
        [one] { $family } человек
        [few] { $family } человека
       *[many] { $family } человек
    } × { $each } = <b>{ $sum }</b>
screening-amount-relocation-each = ▫️ На переезд, один раз: { $sum } на каждого члена семьи
screening-amount-rent = ▫️ На аренду жилья и коммунальные услуги: от { $min } до { $max } в месяц на семью, 12 месяцев
screening-amount-certificate = ▫️ Сертификат на жильё: до { $sum }. Если жильё дешевле, платят его цену
screening-amount-diploma = ▫️ «С дипломом – в село!»: подъёмные { $lift }, кредит на жильё до { $loan }
screening-amount-doctor = ▫️ Врачу особо нужной специальности в селе: один раз { $sum }
screening-five-years = После этой помощи в регионе нужно жить и работать не меньше 5 лет. Если уехать раньше, деньги придётся вернуть.

screening-documents =
    📄 <b>Какие документы собрать</b>
    { $lines }
screening-priority =
    ⭐ <b>Кому центр помогает в первую очередь</b>
    Вы относитесь к этим группам:
    { $lines }
    Это порядок самого центра, а не требование закона.
screening-sources =
    <i>Основание:
    { $lines }
    Проверено { $checked }.</i>
screening-disclaimer = Это предварительная оценка, а не решение. Решает управление. Если что-то непонятно или Вы не согласны, поговорите с человеком: Ваш итог передадут ему вместе с вопросом.

## Programmes

screening-programme-kandas-status = Статус кандаса
screening-programme-kandas-quota = Региональная квота для кандасов
screening-programme-resettler-quota = Региональная квота для переселенцев
screening-programme-relocation-money = Деньги на переезд и аренду жилья
screening-programme-mobility-certificate = Сертификат экономической мобильности
screening-programme-diploma-to-village = «С дипломом – в село!»
screening-programme-doctor-grant = Выплата сельскому врачу
screening-programme-ata-zholy = Карта «Ата жолы»
screening-programme-simplified-citizenship = Гражданство в упрощённом порядке

screening-about-kandas-status = Подать можно на migration.enbek.kz, в приложении Enbek Migration, в ЦОНе, на egov.kz, за границей – в представительстве Казахстана. Это бесплатно.
screening-about-kandas-quota = Подать можно на migration.enbek.kz, в приложении, в ЦОНе или на egov.kz. Остались ли места в этом году, скажет специалист.
screening-about-resettler-quota = Подать можно в ЦОНе, на migration.enbek.kz или egov.kz. Остались ли места в этом году, скажет специалист.
screening-about-relocation-money = Эти деньги получают только те, кто включён в квоту.
screening-about-mobility-certificate = На покупку, строительство или первый взнос по ипотеке на новом месте. Только для тех, кто включён в квоту.
screening-about-diploma-to-village = Подъёмные и кредит на жильё специалистам в селе. Деньги обычно приходят на следующий год после заявления.
screening-about-doctor-grant = Один раз, за работу в селе не меньше 5 лет.
screening-about-ata-zholy = Для казахов за рубежом, которые сохраняют своё гражданство: до 10 лет, но не дольше срока паспорта. К программе переселения она не относится.
screening-about-simplified-citizenship = Документы принимает миграционная служба полиции. Тест на знание языка, Конституции и истории этнические казахи не сдают.

screening-verdict-likely = похоже, открыто
screening-verdict-not-yet = пока не хватает условия
screening-verdict-ask = спросить специалиста
screening-verdict-no = не подходит
screening-verdict-na = не относится

## Conditions that are met

screening-pass-ethnic-kazakh = По национальности Вы казах (казашка)
screening-pass-never-kz-citizen = Гражданином Казахстана Вы раньше не были
screening-pass-nationality-proof = Национальность указана в документах
screening-pass-kandas-status = Статус кандаса у Вас есть
screening-pass-kz-citizen = Вы гражданин Казахстана
screening-pass-departure-region = Место, откуда Вы едете, подходит
screening-pass-registered-12-months = Постоянной регистрации 12 месяцев или больше
screening-pass-rural-profession = Ваша профессия входит в программу
screening-pass-diploma = Диплом есть
screening-pass-renounce-foreign-citizenship = Вы готовы выйти из прежнего гражданства

## Conditions that are not met; .short is for staff

screening-failed-ethnic-kazakh = Эта возможность – для людей казахской национальности. Есть ли для Вас другие основания, подскажет юрист.
    .short = не казах по национальности
screening-failed-never-kz-citizen = Тем, кто раньше был гражданином Казахстана, статус кандаса не дают. О других путях расскажет юрист.
    .short = раньше был гражданином РК
screening-failed-departure-region = СКО сама принимает переселенцев, поэтому квота – для тех, кто едет сюда из других областей. Какая помощь есть для жителей СКО, подскажет оператор.
    .short = уже живёт в СКО
screening-failed-home-in-village = Программа – для тех, у кого в этом селе нет своего жилья.
    .short = в селе есть своё жильё
screening-failed-citizenship-route = Этот путь – для этнических казахов. Другие основания подскажет юрист.
    .short = не казах по национальности

screening-missing-kandas-status = Сначала получите статус кандаса: на migration.enbek.kz, в приложении Enbek Migration, в ЦОНе или в представительстве Казахстана. Это бесплатно.
    .short = нет статуса кандаса
screening-missing-nationality-proof = Нужна другая официальная бумага, где указана национальность, например свидетельство о рождении. Если такой нет, национальность определяет комиссия при акимате.
    .short = национальность не указана в документах
screening-missing-renounce-foreign-citizenship = Второго гражданства Казахстан не признаёт. Нужен отказ от прежнего гражданства, заверенный нотариусом.
    .short = хочет сохранить иностранное гражданство
screening-missing-registered-12-months = Ко дню подачи постоянной регистрации там, где Вы живёте, должно быть не меньше 12 месяцев. Подать можно, когда исполнится 12.
    .short = регистрации меньше 12 месяцев
screening-missing-job-seeker-registration = Встаньте на учёт в карьерном центре там, где Вы живёте: как ищущий работу или безработный.
    .short = нет учёта в карьерном центре
screening-missing-destination-village = Программа действует в сёлах. Она откроется, если Вы выберете село.
    .short = не выбрано село
screening-missing-diploma = Нужен диплом по профессии.
    .short = нет диплома
screening-missing-divorce-certificate = После развода прошло не больше 36 месяцев, поэтому приложите свидетельство о разводе.
    .short = нужно свидетельство о разводе

screening-unknown-who-you-are = Чтобы сказать точнее, нужно знать гражданство. Если не хотите писать об этом здесь, спросите человека в центре.
    .short = гражданство не названо
screening-unknown-already-here = Квота – это помощь на переезд, а Вы уже в СКО. Что положено тем, кто приехал сам, зависит от местных правил.
    .short = статус есть, уже живёт в СКО
screening-unknown-pensioner = Могут ли участвовать пенсионеры, мы не смогли подтвердить по документам.
    .short = на пенсии
screening-unknown-first-support = Можно ли участвовать, если такая помощь уже была, мы не смогли подтвердить по документам.
    .short = помощь уже получал
screening-unknown-debts = Мешают ли долги, мы не смогли подтвердить по документам. Юрист подскажет, что делать.
    .short = остаются долги
screening-unknown-listed-place = Помощь привязана к списку мест для переселенцев. Есть ли в нём место, куда Вы едете, знает управление.
    .short = место: город, проверить список
screening-unknown-departure-region = Принимают ли из Вашей области, нужно уточнить. Главными министерство назвало Туркестанскую, Жамбылскую, Кызылординскую, Алматинскую области и Шымкент (10.03.2026).
    .short = область выезда не подтверждена
screening-unknown-home-at-destination = Дают ли сертификат, если на новом месте уже есть своё жильё, в правилах не сказано.
    .short = на новом месте есть жильё
screening-unknown-citizens-only = Могут ли участвовать те, кто ещё не гражданин Казахстана, в правилах не сказано.
    .short = не гражданин РК
screening-unknown-town = Программа – для села. Подходит ли город в районе, нужно спросить.
    .short = едет в город, программа для села
screening-unknown-scarce-specialty = Платят только врачам особо нужных специальностей. Список утверждает акимат.
    .short = специальность по списку акимата
screening-unknown-card-conditions = Карту дают людям нужных профессий или владельцам действующего бизнеса. В октябре 2025 года сенатор говорил, что на деле она почти не работает. Спросите юриста.
    .short = профессия или бизнес, проверить
screening-unknown-former-citizen = Вы раньше были гражданином Казахстана. Подходит ли этот путь, скажет юрист.
    .short = раньше был гражданином РК

## Documents

screening-document-identity-papers = Документы, удостоверяющие личность, на Вас и семью: копии с нотариальным переводом на казахский или русский. Возьмите и оригиналы: их посмотрят и вернут
screening-document-nationality = Бумаги о казахской национальности: свидетельство о рождении, паспорт или другая официальная бумага
screening-document-autobiography = Заявление и автобиография в свободной форме
screening-document-ground = Бумаги о причине переезда: о родстве, трудовой договор или справка об учёбе
screening-document-citizenship-application = Заявление о гражданстве по форме (приложение 7-1)
screening-document-renunciation = Отказ от прежнего гражданства, заверенный нотариусом
screening-document-undertaking = Обязательство по статье 1 Закона о гражданстве
screening-document-passport = Паспорт: копия и оригинал
screening-document-stateless-certificate = Удостоверение лица без гражданства
screening-document-birth-certificates = Свидетельства о рождении детей младше 16 лет
screening-document-divorce-certificate = Свидетельство о разводе (если развод был в последние 36 месяцев)
screening-document-purchase-or-land = Для сертификата: предварительный договор о покупке жилья или, если строите, документ на землю
screening-document-diploma = Диплом
screening-document-department-list = Для квоты: полный список документов даст управление

## Priorities: the centre's own practice

screening-priority-large-family = – многодетная семья
screening-priority-doctor = – врач
screening-priority-teacher = – учитель
screening-priority-vet = – ветеринар

## Sources

screening-source-l1 = Закон «О миграции населения» № 477-IV
screening-source-l2 = Закон «О гражданстве» № 1017-XII
screening-source-l4 = Правила добровольного переселения, приказ № 234
screening-source-l5 = Правила включения в региональную квоту, приказ № 20
screening-source-l6 = Правила присвоения или продления статуса кандаса, приказ № 329-ө-м
screening-source-l11 = Правила карты «Ата жолы» от 30.06.2023
screening-source-press-diploma = «С дипломом – в село!»: сообщения печати 2025 года
screening-source-press-doctor = Выплата сельским врачам: сообщение печати от 14.08.2025
screening-source-otandastar = Сайт фонда «Отандастар» oq.gov.kz

## For staff

screening-staff-title = <b>Итог опроса</b> от { $date } (предварительный, правила { $version })
screening-staff-verdicts = { $lines }
screening-staff-line = <b>{ $title }</b>: { $verdict }
screening-staff-reason = – { $text }
screening-staff-answers =
    <b>Ответы</b>
    { $lines }
screening-staff-answer = { $label }: { $value }
