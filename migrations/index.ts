import { Subject1764000000001 } from './1764000000001-subject.js';
import { Article1764000000002 } from './1764000000002-article.js';
import { Link1764000000003 } from './1764000000003-link.js';
import { Change1764000000004 } from './1764000000004-change.js';
import { Meeting1764100000005 } from './1764100000005-meeting.js';
import { Term1764100000006 } from './1764100000006-term.js';
import { TopicLink1764100000007 } from './1764100000007-topic-link.js';
import { OneChange1764100000008 } from './1764100000008-one-change.js';
import { Picture1764100000009 } from './1764100000009-picture.js';
import { Settled1764100000010 } from './1764100000010-settled.js';
import { Secret1764200000011 } from './1764200000011-secret.js';
import { ListOrder1764200000012 } from './1764200000012-list-order.js';
import { Search1764200000013 } from './1764200000013-search.js';
import { Heard1764300000014 } from './1764300000014-heard.js';
import { QuickWords1764300000015 } from './1764300000015-quick-words.js';
import { SearchByYear1764300000016 } from './1764300000016-search-by-year.js';
import { SeenFirst1764300000017 } from './1764300000017-seen-first.js';
import { SearchByPeriod1764300000018 } from './1764300000018-search-by-period.js';
import { SearchLength1764300000019 } from './1764300000019-search-length.js';
import { Import1764400000020 } from './1764400000020-import.js';
import { ImportPlaces1764500000021 } from './1764500000021-import-places.js';
import { PictureHeard1764500000022 } from './1764500000022-picture-heard.js';
import { QuickArticle1764500000023 } from './1764500000023-quick-article.js';
import { ShownImage1764600000024 } from './1764600000024-shown-image.js';
import { SearchedOnce1764600000025 } from './1764600000025-searched-once.js';

/** In the order in which they are run. A migration that was released is never edited: another one follows it. */
export const MIGRATIONS = [
  Subject1764000000001,
  Article1764000000002,
  Link1764000000003,
  Change1764000000004,
  Meeting1764100000005,
  Term1764100000006,
  TopicLink1764100000007,
  OneChange1764100000008,
  Picture1764100000009,
  Settled1764100000010,
  Secret1764200000011,
  ListOrder1764200000012,
  Search1764200000013,
  Heard1764300000014,
  QuickWords1764300000015,
  SearchByYear1764300000016,
  SeenFirst1764300000017,
  SearchByPeriod1764300000018,
  SearchLength1764300000019,
  Import1764400000020,
  ImportPlaces1764500000021,
  PictureHeard1764500000022,
  QuickArticle1764500000023,
  ShownImage1764600000024,
  SearchedOnce1764600000025,
];
