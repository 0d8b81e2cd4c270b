### Unreviewed: no native speaker has signed these texts yet.
### A message counts as reviewed only when the comment directly above it has a line `# Signed: NAME, YYYY-MM-DD`.
###
### What the bot says at once to words of suicide or violence. Telegram makes no link of a number of three digits, so the
### numbers stand in <code>: one tap copies them. Nothing here promises secrecy.

crisis-suicide =
    <b>Айтқаныңыз дұрыс болды.</b> Сізге қазір өте ауыр екенін түсінеміз. Сіз жалғыз емессіз.

    Өміріңізге қауіп болса, дәл қазір қоңырау шалыңыз:
    • <code>112</code> – құтқару қызметі
    • <code>103</code> – жедел жәрдем
    • <code>102</code> – полиция
    • <code>111</code> – тәулік бойы, тегін, атыңызды айтпай-ақ болады, психолог тыңдайды

    Жаныңызда сенетін адам болса, шақырыңыз, қасыңызда отырсын.

    Осында тірі психологпен сөйлесуге де болады: төмендегі түймені басыңыз. Ол жауап бергенше <code>111</code> нөмірі әрдайым ашық.

crisis-violence =
    <b>Бұған Сіз кінәлі емессіз.</b> Қазір ең бастысы – Сіздің және балаларыңыздың амандығы.

    Қауіп төніп тұрса, қауіпсіз жерге шығып, бірден қоңырау шалыңыз:
    • <code>102</code> – полиция
    • <code>112</code> – құтқару қызметі
    • <code>103</code> – жедел жәрдем
    • <code>111</code> – тәулік бойы, тегін, атыңызды айтпай-ақ болады, психолог пен заңгер бар

    Осында тірі психологпен сөйлесуге де болады: төмендегі түймені басыңыз. Телефоныңызды басқа адам көруі мүмкін болса, осы жазбаларды өшіріп тастаңыз.

crisis-button-psychologist = 💚 Психологпен сөйлесу

# To the desk; carries no word of the person.
crisis-alarm = 🚨 <b>Шұғыл.</b> Адамға қауіп төніп тұруы мүмкін. Оған 112, 102, 103, 111 нөмірлері көрсетілді. Дәл қазір жауап беріңіз.
