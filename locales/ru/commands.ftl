# The lines of Telegram's command menu; at most 256 characters each.
commands-start = Начало и меню
commands-answers = Частые вопросы
commands-screening = Какая программа мне подходит?
commands-ask = Спросить человека
commands-language = Сменить язык
commands-cancel = Отменить
commands-mydata = Мои данные файлом
commands-forget = Стереть мои данные
commands-privacy = Данные и согласия
commands-help = Что умеет бот
commands-take = Взять обращение
commands-release = Вернуть обращение в очередь
commands-close = Закрыть обращение
commands-desk = Привязать этот чат к отделу
commands-invite = Пригласить сотрудника
commands-waiting = Обращения в очереди
commands-unreviewed = Непроверенные тексты
