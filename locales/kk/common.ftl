# Words that belong to no feature.

bot-name = Қолдау

common-hello = Сәлем, { $name }!
