# The map of rules, for the lawyer who checks them: `qoldau rules` prints it. A condition is said as it must be met.
# Facts come from the fact base only; each has its number in src/screening/rules.toml.

## Conditions, by their codes

screening-condition-foreign-or-stateless = Не гражданин Казахстана: гражданин другой страны или без гражданства
screening-condition-status-not-held = Статуса кандаса ещё нет
screening-condition-ethnic-kazakh = Казах (казашка) по национальности
screening-condition-never-kz-citizen = Раньше не был гражданином Казахстана
screening-condition-nationality-proof = Национальность указана в документах
screening-condition-kandas-status = Статус кандаса получен
screening-condition-not-yet-in-region = Кандас ещё не живёт в СКО
screening-condition-not-pensioner = Не на пенсии
screening-condition-first-support = Помощь на переезд раньше не получал
screening-condition-no-debts = Долгов на прежнем месте нет
screening-condition-listed-place = Место назначения входит в список мест для переселенцев
screening-condition-kz-citizen = Гражданин Казахстана
screening-condition-departure-region = Живёт в регионе, откуда принимают переселенцев
screening-condition-registered-12-months = Постоянная регистрация не меньше 12 месяцев
screening-condition-job-seeker-registration = На учёте в карьерном центре: ищущий работу или безработный
screening-condition-divorce-certificate = Развода в последние 36 месяцев не было, иначе нужно свидетельство о разводе
screening-condition-no-home-at-destination = Своего жилья на новом месте нет
screening-condition-rural-profession = Профессия входит в программу: здравоохранение, образование, социальная сфера, культура, спорт, сельское хозяйство
screening-condition-no-home-in-village = Своего жилья в этом селе нет
screening-condition-diploma = Диплом по профессии есть
screening-condition-destination-village = Едет в село
screening-condition-destination-not-town = Едет не в районный город
screening-condition-doctor = Врач
screening-condition-scarce-specialty = Особо нужная специальность по списку акимата
screening-condition-foreign-citizen = Гражданин другой страны
screening-condition-keeps-foreign-citizenship = Сохраняет иностранное гражданство
screening-condition-profession-or-business = Нужная профессия или действующий бизнес
screening-condition-renounce-foreign-citizenship = Готов выйти из прежнего гражданства

## Headings of the tables

screening-map-title = Правила опроса, версия { $version }, проверено { $checked }
screening-map-note = Одна строка – одно условие. Если ответы подходят под «не выполнено», наступает следствие; из нескольких решает сильнейшее: n/a, no, ask, not_yet, likely. Ответ, которого нет, не говорит ни за, ни против.
screening-map-programme = Программа
screening-map-code = Код
screening-map-condition = Условие
screening-map-when = Не выполнено, когда
screening-map-unless = кроме случая
screening-map-always = всегда: в ответах этого нет
screening-map-effect = Следствие
screening-map-effect-na = для других людей
screening-map-effect-no = выполнить нельзя
screening-map-effect-ask = спросить юриста или управление
screening-map-effect-not-yet = ещё можно выполнить
screening-map-effect-paper = решение то же, нужна бумага
screening-map-effect-all = как там, кроме бумаг
screening-map-takes-over = Условия программы «{ $programme }»
screening-map-reads = Ответы
screening-map-answers = Ответы
screening-map-basis = Акт и статья или источник
screening-map-article = ст. { $article }
screening-map-item = п. { $item }
screening-map-unverified = не подтверждено: страница не найдена
screening-map-checked = Проверено
screening-map-confidence = Уверенность
screening-map-confidence-high = высокая
screening-map-confidence-medium = средняя
screening-map-confidence-low = низкая
screening-map-from = С
screening-map-until = По
screening-map-who = Кто этот человек
screening-map-who-one-of = Если нет ни одного из этих ответов, решение – ask
screening-map-who-citizen = Точно гражданин (path = citizen)
screening-map-who-kandas = Путь кандаса (path = kandas); все остальные – как граждане
screening-map-priorities = Кому центр помогает в первую очередь (порядок самого центра)
screening-map-documents = Документы
screening-map-facts = На чём стоят правила
