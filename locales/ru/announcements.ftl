# Under every announcement.
announcements-footer = Выбрать темы или отказаться от сообщений: /news

## How far it is, for whoever sends.

announcements-progress = { $lines }
announcements-progress-title = 📣 <b>Сообщение №{ $id }</b>: { $state }
announcements-progress-bar = { $bar } { $percent } %: { $done } из { $total } чел.
announcements-progress-speed = { $rate } в секунду · осталось: { $left }
announcements-progress-blocked = Заблокировали бота: { $n }
announcements-progress-gone = Аккаунт удалён: { $n }
announcements-progress-failed = Не доставлено: { $n }
announcements-progress-left-out = Не отправлено (отказались или исключены): { $n }
announcements-progress-late = Удалить поздно (прошло 48 часов): { $n }
announcements-progress-uncertain = Могло прийти дважды: { $n }
announcements-now-sending = отправляется
announcements-now-correcting = исправляется
announcements-now-withdrawing = удаляется
announcements-now-quiet = тихие часы, продолжится { $time }
announcements-now-paused = на паузе
announcements-now-cancelled = остановлено
announcements-now-sent = отправлено
announcements-now-corrected = исправлено
announcements-now-withdrawn = удалено
announcements-seconds = { $n } с
announcements-minutes = { $n } мин
announcements-hours = { $hours } ч { $minutes } мин
announcements-button-pause = ⏸ Пауза
announcements-button-resume = ▶️ Продолжить
announcements-button-cancel = ⏹ Остановить
announcements-toast-begun = Началось
announcements-toast-paused = На паузе
announcements-toast-resumed = Продолжается
announcements-toast-cancelled = Остановлено
announcements-toast-not-now = Это уже невозможно: состояние сообщения изменилось
