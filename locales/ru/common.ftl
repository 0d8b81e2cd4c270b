# Words that belong to no feature.

bot-name = Қолдау

common-hello = Здравствуйте, { $name }!
