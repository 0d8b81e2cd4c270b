### Unreviewed: no native speaker has signed these texts yet.
### A message counts as reviewed only when the comment right above it has a line "Signed: NAME, YYYY-MM-DD".

# How far it is, for whoever sends.

announcements-progress = { $lines }
announcements-progress-title = 📣 <b>№{ $id } хабарландыру</b>: { $state }
announcements-progress-bar = { $bar } { $percent } %: { $done } / { $total } адам
announcements-progress-speed = Секундына { $rate } · қалды: { $left }
announcements-progress-blocked = Ботты бұғаттаған: { $n }
announcements-progress-gone = Аккаунты жойылған: { $n }
announcements-progress-failed = Жеткізілмеді: { $n }
announcements-progress-stopped = Тоқтатылды, жіберілмеді: { $n }
announcements-progress-uncorrected = Түзету мүмкін болмады: { $n }
announcements-progress-kept = Өшіру мүмкін болмады: { $n }
announcements-progress-late = Өшіру кеш болды (48 сағат өтті): { $n }
announcements-progress-uncertain = Екі рет жетуі мүмкін: { $n }
announcements-now-sending = жіберіліп жатыр
announcements-now-correcting = түзетіліп жатыр
announcements-now-withdrawing = өшіріліп жатыр
announcements-now-quiet = тыныш сағаттар, жалғасы { $time }
announcements-now-paused = кідіртілді
announcements-now-cancelled = тоқтатылды
announcements-now-sent = жіберілді
announcements-now-corrected = түзетілді
announcements-now-withdrawn = өшірілді
announcements-hours = { $hours } сағат { $minutes } минут
announcements-button-pause = ⏸ Кідірту
announcements-button-resume = ▶️ Жалғастыру
announcements-button-cancel = ⏹ Тоқтату
announcements-toast-paused = Кідіртілді
announcements-toast-resumed = Жалғасып жатыр
announcements-toast-cancelled = Тоқтатылды
announcements-toast-not-now = Бұл енді мүмкін емес: хабарландырудың жағдайы өзгерген
