# Under every announcement.
announcements-footer = Выбрать темы или отказаться от сообщений: /news
