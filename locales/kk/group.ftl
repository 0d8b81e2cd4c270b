### Unreviewed: no native speaker has signed these texts yet.
### A message counts as reviewed only when the comment right above it has a line "Signed: NAME, YYYY-MM-DD".
###
### What the bot says in groups that are no desks, and what it gives to insert into any chat.

group-arrived = Сәлеметсіздер ме! Мен қандастар мен қоныс аударушыларға кеңес беретін орталықтың ботымын: мәртебе, квота, үй, жұмыс туралы сұрақтарға жауап беремін. Бұл топта тек маған жазылғанда сөйлеймін: хабарыңызда @{ $bot } деп жазыңыз не менің хабарыма жауап беріңіз. Жеке мәселеңізді топта емес, менімен жеке чатта жазыңыз.
group-suggest = Осыны сұрадыңыз ба? Басыңыз, жауабы жеке чатта ашылады.
group-unknown = Бұған дайын жауап таба алмадым. Жеке чатта жазыңыз: адамнан сұрап береміз.
group-key-open = 💬 Жеке чатта ашу
group-key-private = 💬 Ботпен жеке жазысу
group-help-now = 🆘 Дереу көмек: нөмірлер
group-ask-more = 💬 Өз сұрағыңызды осында жазыңыз: @{ $bot }
group-hello = Сұрағыңызды @{ $bot } деп бастап осында жазыңыз не маған жеке жазыңыз.
