/**
 * Sentences for any subject, English and Russian, with gaps: {a} {b} words of the field, {topic} the topic, {country}
 * {country2}, {town} {town2}, {org} a body, {n} a number, {year}. In Russian words, topics, countries and bodies stand in
 * the genitive, which needs no agreement.
 */
export type Pair = readonly [en: string, ru: string];

export const OPENINGS: readonly Pair[] = [
  [
    'The discussion of {topic} was at the centre of a meeting held in {town} at the invitation of {country}.',
    'Обсуждение {topic} стало главным на встрече в городе {town}, созванной по приглашению {country}.',
  ],
  [
    'Delegations from {country} and {country2} spoke in {town} about the future of {topic}.',
    'Делегации {country} и {country2} говорили в городе {town} о будущем {topic}.',
  ],
  [
    'A working visit to {country} dealt with questions of {topic} and of {a}.',
    'Рабочий визит на территорию {country} был посвящён вопросам {topic} и {a}.',
  ],
  [
    'The yearly report of {org} on the state of {topic} was published today.',
    'Сегодня опубликован ежегодный доклад {org} о состоянии {topic}.',
  ],
  [
    'The programme of {org} for the years after {year} gives first place to {topic}.',
    'Программа {org} на период после {year} года отводит первое место вопросам {topic}.',
  ],
  [
    'Experts of {org} have finished their work on a plan for the development of {topic}.',
    'Эксперты {org} завершили работу над планом развития {topic}.',
  ],
  [
    'The anniversary of the agreement on {topic} was marked in {town}.',
    'В городе {town} отметили годовщину соглашения относительно {topic}.',
  ],
  [
    'The government of {country} has informed {org} of new steps in the field of {topic}.',
    'Правительство {country} уведомило секретариат {org} о новых шагах в сфере {topic}.',
  ],
];

export const SENTENCES: readonly Pair[] = [
  [
    'The participants looked at the state of {a} and agreed on a timetable for {b}.',
    'Участники рассмотрели состояние {a} и согласовали график для {b}.',
  ],
  [
    'The text names {a} among the most urgent questions of the coming year.',
    'Текст относит проблему {a} к самым неотложным вопросам предстоящего года.',
  ],
  [
    'According to {org}, the share of {a} has been growing since {year}.',
    'По данным {org}, доля {a} растёт с {year} года.',
  ],
  [
    'Particular attention was paid to {a}, without which progress would be slow.',
    'Особое внимание уделено вопросам {a}, без которых продвижение было бы медленным.',
  ],
  [
    'The representative of {country} described the experience of {town} with {a}.',
    'Представитель {country} рассказал об опыте города {town} в области {a}.',
  ],
  ['The sides agreed to meet again in {town}.', 'Стороны договорились о новой встрече в городе {town}.'],
  [
    'No decision was taken on {a}; the delegation of {country} asked for more time.',
    'Решение относительно {a} не принято: делегация {country} попросила дополнительное время.',
  ],
  [
    'A group of experts will prepare proposals on {a} by the end of the year.',
    'Группа экспертов подготовит предложения относительно {a} до конца года.',
  ],
  [
    'The costs of {a} will be shared between {country} and {country2}.',
    'Расходы на содержание {a} разделят бюджеты {country} и {country2}.',
  ],
  ['The question of {a} remains on the agenda of {org}.', 'Вопрос {a} остаётся в повестке {org}.'],
  [
    'Earlier, in {year}, a similar plan was stopped for want of {a}.',
    'Ранее, в {year} году, подобный план был остановлен из-за нехватки {a}.',
  ],
  ['The number of projects concerned with {a} has reached {n}.', 'Число проектов в области {a} достигло {n}.'],
  [
    'The document was signed in {town} in the presence of guests from {country}.',
    'Документ подписан в городе {town} в присутствии гостей из {country}.',
  ],
  ['A map of {a} is to be made public before the winter.', 'Карта {a} будет обнародована до зимы.'],
  ['The mayor of {town} thanked {org} for its help.', 'Мэр города {town} поблагодарил сотрудников {org} за помощь.'],
  [
    'The centre in {town} will be open to specialists from all member states.',
    'Центр в городе {town} будет открыт для специалистов всех государств-членов.',
  ],
  ['The exchange of experience in the field of {topic} goes on.', 'Обмен опытом в сфере {topic} продолжается.'],
  [
    'It was decided to begin with {a} and to turn to {b} afterwards.',
    'Решено начать с {a}, а затем перейти к рассмотрению {b}.',
  ],
  [
    'The delegations also spoke about the role of {a} in the life of {country}.',
    'Делегации говорили также о роли {a} в жизни {country}.',
  ],
  [
    'The next stage, which concerns {a}, is planned for the autumn.',
    'Следующий этап, касающийся {a}, намечен на осень.',
  ],
  [
    'Residents of {town} have long been waiting for a settlement of the question of {a}.',
    'Жители города {town} давно ждут решения вопроса {a}.',
  ],
  [
    'The statistics of {country} show {n} cases since {year}.',
    'Статистика {country} показывает, что число случаев с {year} года составило {n}.',
  ],
  [
    'A comparison with the situation in {country} speaks for a cautious approach to {a}.',
    'Сравнение с положением на территории {country} говорит в пользу осторожного подхода к теме {a}.',
  ],
  ['The reserve of {a} has been brought up to date.', 'Резерв {a} обновлён.'],
  [
    'The results will be laid before {org} at its next session.',
    'Результаты будут представлены на следующей сессии {org}.',
  ],
  [
    'Journalists in {town} were shown how the supervision of {a} works.',
    'Журналистам в городе {town} показали, как действует надзор в области {a}.',
  ],
  ['The agreement on {topic} is open for accession.', 'Соглашение относительно {topic} открыто для присоединения.'],
  [
    'The proposal met with support from {country} and with reserve from {country2}.',
    'Предложение встретило поддержку {country} и сдержанность {country2}.',
  ],
];

/** What people say: the words themselves, without quotation marks. */
export const QUOTES: readonly Pair[] = [
  [
    'We have no better instrument than {a}, and we shall use it',
    'Нет у нас инструмента лучше {a}, и мы будем им пользоваться',
  ],
  [
    'Whoever speaks about {topic} must also speak about {a}',
    'Кто говорит о будущем {topic}, должен говорить и о состоянии {a}',
  ],
  [
    'The people of {town} expect deeds from us and not another report on {a}',
    'Жители города {town} ждут от нас дел, а не ещё одного доклада относительно {a}',
  ],
  [
    'The work on {a} is not finished, and it would be dishonest to claim the opposite',
    'Работа в области {a} не завершена, и было бы нечестно утверждать обратное',
  ],
  [
    'Our partners in {country} know that the development of {topic} is a common task',
    'Наши партнёры из {country} знают, что развитие {topic} — общее дело',
  ],
  [
    'I am grateful to {country} for its readiness to share the burden of {a}',
    'Я признателен народу {country} за готовность разделить бремя {a}',
  ],
  [
    'Without trust there will be neither {a} nor peace along the coasts',
    'Без доверия не будет ни {a}, ни мира на побережье',
  ],
  [
    'In {year} few believed in {a}; today nobody can imagine our work without it',
    'В {year} году мало кто верил в успех {a}; сегодня без этого нашу работу никто не представляет',
  ],
  [
    'The plan for {topic} is ambitious, but every point of it can be checked',
    'План развития {topic} смел, но каждый его пункт можно проверить',
  ],
  [
    'We shall return to the question of {a} as soon as the figures from {town} are there',
    'Мы вернёмся к вопросу {a}, как только будут получены данные из города {town}',
  ],
  ['It is too early to speak about a breakthrough in {topic}', 'Говорить о прорыве в сфере {topic} пока рано'],
  [
    'Experience shows that {a} cost less than the damage done without them',
    'Опыт показывает, что содержание {a} обходится дешевле, чем ущерб от их отсутствия',
  ],
];

/** What is told of somebody's words, behind "that". */
export const REPORTS: readonly Pair[] = [
  ['the state of {a} gives no reason for alarm', 'состояние {a} не даёт повода для тревоги'],
  [
    'the participation of {country} in the programme of {topic} is welcome',
    'участие {country} в программе развития {topic} приветствуется',
  ],
  ['new rules for {a} are being prepared', 'готовятся новые правила для {a}'],
  [
    'the office in {town} will take over the supervision of {a}',
    'бюро в городе {town} возьмёт на себя надзор в области {a}',
  ],
  ['talks with {country} about {a} are going on', 'переговоры с участием {country} относительно {a} продолжаются'],
  ['the budget for {topic} will not be cut', 'бюджет в сфере {topic} сокращён не будет'],
];

export const TITLES: readonly Pair[] = [
  ['{topic!}: new agreement signed in {town}', '{topic!}: в городе {town} подписано новое соглашение'],
  ['{topic!} discussed in {town}', '{topic!}: обсуждение в городе {town}'],
  ['Help from {country} for the development of {topic}', 'Помощь {country} в развитии {topic}'],
  ['What comes next for {topic}: the view from {country}', 'Что дальше: будущее {topic} глазами {country}'],
  [
    'Delegation of {country} in {town}: talks about {a}',
    'Делегация {country} в городе {town}: переговоры относительно {a}',
  ],
  ['{topic!} and {a}: questions and answers', '{topic!}: вопросы и ответы относительно {a}'],
  ['Report of {org} on {topic}', 'Доклад {org} о состоянии {topic}'],
  ['Number of projects on {a} reaches {n}', 'Число проектов в области {a} достигло {n}'],
  ['{country} and {country2} agree on {a}', 'Договорённость {country} и {country2} относительно {a}'],
  ['{town} prepares for {a}', 'Город {town}: подготовка {a}'],
];

export const SAYING: readonly Pair[] = [
  ['said', 'отмечает'],
  ['stressed', 'подчёркивает'],
  ['noted', 'указывает'],
  ['recalled', 'напоминает'],
];
