/** Who may be meant by a word that stands for a name. */
export type Pronoun = 'HE' | 'SHE' | 'THEY' | 'IT';

/** Words that are looked for in a text, as keys. */
export interface WordSet {
  readonly test: (key: string) => boolean;
}

/** How a language shows that somebody says something. Words are looked at as keys: in small letters, ё as е. */
export interface SpeechLanguage {
  /** Verbs beside words that are quoted. */
  readonly quotes: WordSet;
  /** Those that what was said follows in the writer's words as well. */
  readonly reports: WordSet;
  /** Words that undo it wherever they stand before the verb: a denial, a doubt, a condition, somebody's invention. */
  readonly vetoes: WordSet;
  /** What has a title in quotation marks: "film", "slogan". */
  readonly works: WordSet;
  /** Whom something is said to, and where: what may stand between a verb and what was said. */
  readonly addressees: WordSet;
  /** Verbs behind which nothing goes on: what follows a question is its answer. */
  readonly asks: WordSet;
  /** Verbs that say something more often than what was said before them: not for a clause in front. */
  readonly leads: WordSet;
  /** What begins a clause of the writer's own behind a comma: ", but", ", a claim". */
  readonly turns: WordSet;
  /** Verbs that say who speaks only together with the subject of their sentence: "calling it". */
  readonly participle: WordSet;
  /** What may stand between a subject and its verb. */
  readonly betweenSubjectAndVerb: WordSet;
  /** Before "told", these make the subject the one who was told. */
  readonly passive: WordSet | null;
  /** Words before a name that make somebody else the subject: "of", "with". */
  readonly preposition: WordSet;
  readonly and: WordSet;
  /** Words that begin a clause of its own. */
  readonly opensClause: WordSet;
  readonly that: WordSet;
  /** "As" in "as Ada Byron said". */
  readonly as: WordSet;
  /** Verbs by which an outlet says something of its own, and does not only pass on what others said. */
  readonly outletSays: WordSet;
  /** "According to", word by word. */
  readonly accordingTo: readonly (readonly string[])[];
  readonly pronouns: ReadonlyMap<string, Pronoun>;
  /** Nouns that stand for somebody named before: "the minister". */
  readonly title: WordSet;
  /** Nouns for somebody who only stands near the one named: "spokesman", "wife". */
  readonly relation: WordSet;
  readonly article: WordSet;
  /** Forms of address, by what they tell of the person. */
  readonly honorifics: ReadonlyMap<string, 'HE' | 'SHE'>;
  /** Whether a subject is told by its case, wherever it stands. */
  readonly hasCases: boolean;
}

function mapOf<Value extends string>(entries: Readonly<Record<string, Value>>): ReadonlyMap<string, Value> {
  return new Map(Object.entries(entries));
}

/** Words, given as keys, or as patterns of them. */
function words(text: string): WordSet {
  const given = text.trim().split(/\s+/u);
  const exact = new Set(given.filter((word) => /^[\p{L}\p{N}&’'-]+$/u.test(word)));
  const patterns = given.filter((word) => !exact.has(word));
  const pattern = patterns.length === 0 ? null : new RegExp(`^(?:${patterns.join('|')})$`, 'u');
  return { test: (key) => exact.has(key) || pattern?.test(key) === true };
}

const REPORTS_EN = `said says told tells added adds noted notes stressed stresses stated states announced explained explains
  emphasi[sz]ed emphasi[sz]es claimed claims argued argues insisted insists warned warns acknowledged admitted confirmed confirms
  replied responded answered reiterated recalled recalls underlined underlines underscored declared concluded remarked
  observed estimated indicated suggested predicted testified reported revealed pledged promised vowed complained maintained
  contended asserted affirmed alleged recounted reflected pointed wrote writes tweeted posted commented commenting continued conceded cautioned`;

const RU_PAST = '(?:л|ла|ло|ли)';
const REPORTS_RU = `сказа${RU_PAST} говори${RU_PAST} говор(?:ит|ят) заяви${RU_PAST} заявля(?:ет|ют|${RU_PAST}) отмети${RU_PAST} отмеча(?:ет|ют|${RU_PAST})
  подчеркну${RU_PAST} подчеркива(?:ет|ют|${RU_PAST}) сообщи${RU_PAST} сообща(?:ет|ют|${RU_PAST}) рассказа${RU_PAST} рассказыва(?:ет|ют|${RU_PAST})
  добави${RU_PAST} добавля(?:ет|ют) поясни${RU_PAST} поясня(?:ет|ют|${RU_PAST}) уточни${RU_PAST} уточня(?:ет|ют) объясни${RU_PAST} объясня(?:ет|ют|${RU_PAST})
  указа${RU_PAST} указыва(?:ет|ют) напомни${RU_PAST} напомина(?:ет|ют) ответи${RU_PAST} отвеча(?:ет|ют|${RU_PAST}) 
  замети${RU_PAST} замеча(?:ет|ют) завери${RU_PAST} пообеща${RU_PAST} обеща(?:ет|ют|${RU_PAST}) призна${RU_PAST} признает признал(?:ся|ась|ись)
  подтверди${RU_PAST} подтвержда(?:ет|ют|${RU_PAST}) предупреди${RU_PAST} предупрежда(?:ет|ют) объяви${RU_PAST} констатирова${RU_PAST} написа${RU_PAST} пиш(?:ет|ут)
  утвержда(?:ет|ют|${RU_PAST}) высказа${RU_PAST} проинформирова${RU_PAST} обрати${RU_PAST} доложи${RU_PAST} выразил[аио]? предположи${RU_PAST} возрази${RU_PAST} продолжи${RU_PAST}`;

export const SPEECH: Readonly<Record<string, SpeechLanguage>> = {
  en: {
    quotes:
      words(`${REPORTS_EN} called calls described describes asked joked quipped urged demanded criticized criticised praised
      denounced condemned labeled labelled dubbed shouted summarized summarised interjected began spoke speaks say tell state hailed felt
      believes thinks countered chanted chants sang sings cried screamed yelled retorted snapped whispered`),
    reports: words(REPORTS_EN),
    participle:
      words(`saying adding noting stating stressing calling describing claiming arguing warning emphasizing emphasising
      explaining insisting writing tweeting telling declaring announcing acknowledging pointing citing`),
    betweenSubjectAndVerb:
      words(`also later then further earlier recently today yesterday tomorrow repeatedly publicly previously subsequently once
      simply immediately reportedly has have had just still often always even nevertheless however again
      monday tuesday wednesday thursday friday saturday sunday both out`),
    vetoes:
      words(`not never denied denies refused refuses unless whether if had rumour rumours rumor rumors fake false nobody untrue doubted hoax
      cannot without neither nor would didn doesn don won`),
    works:
      words(`film movie book exhibition programme program song slogan article story play novel memoir motto album poem painting essay series show
      called titled entitled headlined named label words phrase claim threat term word banner sign headline`),
    addressees:
      words(`reporters journalists press media parliament lawmakers interview statement speech conference briefing session meeting letter today
      twitter facebook television radio news him her them me us congress senate committee court assembly council post tweet email the a an in on at to
      during via by his their its yesterday last week month late early weekend summit event parliamentarians viewers audience crowd`),
    asks: words('asked asks wondered inquired'),
    leads: words(
      'told tells wrote writes pointed continued announced answered responded replied posted declared pledged promised vowed commented',
    ),
    turns: words('but although though while whereas however a an yet despite'),
    passive: words('was were is been being be are'),
    preposition:
      words(`of for from by with to about against in on at after before under near behind beside beyond outside inside alongside during despite across around within aboard throughout opposite above below between among into over like than
      including toward towards as via per through regarding concerning`),
    and: words('and or &'),
    opensClause: words(
      'while and but whereas although though because when where which who whom whose if so yet or after before until since',
    ),
    that: words('that'),
    as: words('as'),
    outletSays: words('wrote writes noted notes argued argues read reads says said'),
    accordingTo: [
      ['according', 'to'],
      ['in', 'the', 'words', 'of'],
      ['as', 'per'],
    ],
    pronouns: mapOf<Pronoun>({ he: 'HE', she: 'SHE', they: 'THEY', it: 'IT' }),
    title:
      words(`minister president premier chancellor secretary governor mayor senator congressman congresswoman lawmaker official leader
      commissioner ambassador envoy judge justice general director chairman chairwoman chair chief head diplomat politician
      spokesman spokeswoman spokesperson representative king queen prince princess bishop pope cardinal prosecutor ceo executive founder
      sheriff officer inspector delegate protester activist organizer organiser researcher engineer economist scientist lawyer attorney professor dr prof doctor captain colonel admiral candidate deputy speaker administrator superintendent author analyst`),
    relation:
      words(`spokesman spokeswoman spokesperson spokespeople spokesmen wife husband son daughter brother sister lawyer lawyers attorney attorneys aide aides
      adviser advisor advisers ally allies supporter supporters critic critics opponent opponents source sources official officials
      officer officers representative representatives deputy assistant team campaign office administration government family friend
      employee employees staff member members lawmaker lawmakers senator leader leaders chief president chair chairman chairwoman director
      statement report letter tweet book article study survey documents records figures protesters voters residents researchers scientist
      scientists professor analyst economist agent agents minister party organizer organizers coordinator manager engineer founder researcher`),
    article: words('the a an this that his her their its'),
    honorifics: mapOf<'HE' | 'SHE'>({
      mr: 'HE',
      mrs: 'SHE',
      ms: 'SHE',
      miss: 'SHE',
      sir: 'HE',
      lady: 'SHE',
      lord: 'HE',
      king: 'HE',
      queen: 'SHE',
      prince: 'HE',
      princess: 'SHE',
    }),
    hasCases: false,
  },
  ru: {
    quotes:
      words(`${REPORTS_RU} счита(?:ет|ют|${RU_PAST}) полага(?:ет|ют|${RU_PAST}) уверен[аы]? убежден[аы]? вспомина(?:ет|ют|${RU_PAST}) вспомни${RU_PAST} рассужда(?:ет|${RU_PAST}) восклица(?:ет|${RU_PAST}) назва${RU_PAST} прокомментирова${RU_PAST} комментиру(?:ет|ют) воскликну${RU_PAST} крикну${RU_PAST} выкрикну${RU_PAST} крича${RU_PAST} скандирова${RU_PAST} пе${RU_PAST} заключи${RU_PAST}
      пошути${RU_PAST} спроси${RU_PAST} призва${RU_PAST} охарактеризова${RU_PAST} резюмирова${RU_PAST} парирова${RU_PAST} говорится подытожи${RU_PAST} пожалова${RU_PAST}с[яь] сетова${RU_PAST}`),
    reports: words(REPORTS_RU),
    participle: words(
      `сказав заявив отметив подчеркнув добавив пояснив назвав уточнив напомнив отмечая подчеркивая добавляя поясняя называя заявляя говоря комментируя сообщив объясняя указав`,
    ),
    betweenSubjectAndVerb:
      words(`также ранее затем позже вчера сегодня накануне уже тогда недавно неоднократно еще однако
      прямо публично не раз снова понедельник вторник среду четверг пятницу субботу воскресенье сам`),
    vetoes: words(
      `не никогда если бы ли отрицал отрицала опроверг опровергла неправда фейк фейковое слухи никто неужели якобы вряд мало`,
    ),
    works:
      words(`фильм[а-я]* книг[а-я]* выставк[а-я]* программ[а-я]* песн[а-я]* лозунг[а-я]* стать[а-я]* рассказ[а-я]* роман[а-я]* спектакл[а-я]* альбом[а-я]* картин[а-я]*
      плакат[а-я]* надпис[а-я]* слов[а-я]* фраз[а-я]* термин[а-я]* угроз[а-я]* проект[а-я]* акци[а-я]* конкурс[а-я]* названием`),
    addressees:
      words(`журналистам журналисту прессе сми депутатам собравшимся интервью брифинге пресс конференции заседании встрече совещании эфире выступлении речи
      заявлении письме обращении твиттере сегодня вчера накануне ходе словам итогам в на во по со с том о ему ей им нам мне агентству корреспонденту телеканалу газете
      понедельник вторник среду четверг пятницу субботу воскресенье`),
    asks: words('спросил спросила спросили спрашивает поинтересовался поинтересовалась'),
    leads: words(
      'написал написала продолжил продолжила указал указала обратил обратила объявил объявила ответил ответила говорит говорил говорила признался призналась обещает пишет выразил выразила доложил доложила',
    ),
    turns: words('а но однако хотя тогда вопреки несмотря'),
    passive: null,
    preposition: words(
      'от для из с со у о об к ко в во на по про при за над под перед после против между через без до и или',
    ),
    and: words('и или'),
    opensClause: words(
      'а но тогда однако чтобы если когда который которая которые которое потому поскольку хотя и что',
    ),
    that: words('что будто якобы'),
    as: words('как'),
    outletSays: words('пишет пишут писала писал написала написал уточняет отмечает'),
    accordingTo: [
      ['по', 'его', 'словам'],
      ['по', 'ее', 'словам'],
      ['по', 'словам'],
      ['по', 'мнению'],
      ['по', 'утверждению'],
      ['по', 'сообщению'],
      ['по', 'выражению'],
      ['по', 'данным'],
      ['согласно'],
    ],
    pronouns: mapOf<Pronoun>({ он: 'HE', она: 'SHE', они: 'THEY' }),
    title:
      words(`министр президент премьер канцлер губернатор глава генсек депутат сенатор спикер посол политик чиновник дипломат мэр генерал
      директор председатель секретарь прокурор эксперт лидер руководитель полковник адвокат представитель чемпион тренер начальник
      вице-премьер премьер-министр парламентарий кандидат певец режиссер писатель`),
    relation:
      words(`представител[ьи] пресс-секретарь пресс-служба адвокаты? помощник[и]? советник[и]? жена муж сын дочь брат сестра сторонник[и]? соратник[и]? источник[и]?
      заместитель замглавы зам начальник директор глава руководитель сотрудник[и]? член[ы]? депутат[ы]? лидер[ы]? чиновник[и]? собеседник эксперт[ы]? аналитик[и]? министр пресс-центр
      служба отдел управление департамент председатель координатор`),
    article: words('этот эта сам сама'),
    honorifics: mapOf<'HE' | 'SHE'>({ господин: 'HE', госпожа: 'SHE' }),
    hasCases: true,
  },
};

export function speechOf(language: string): SpeechLanguage | undefined {
  return SPEECH[language.split('-')[0]!.toLowerCase()];
}
