/** What becomes of a file of feedparser's `encoding` tests. */
export interface EncodingVerdict {
  /** The encoding that is found; null where the file is refused. */
  readonly encoding: string | null;
  /** Why another one is found than the file expects, though the text is the same; or why it is refused. */
  readonly because?: string;
}

const SAME_BYTES = 'the Encoding Standard reads iso-8859-1 as windows-1252, which has the same letters';
const NO_DEFAULT = 'RFC 7303 took back that text/xml is us-ascii where its server does not say: all of it is ASCII';
const DOCUMENT_SAYS = 'RFC 7303 took back that text/xml is us-ascii where its server does not say: the document does';
const UNREAD = 'UTF-32 is read by no browser; refused by name';

const ascii: EncodingVerdict = { encoding: 'us-ascii' };
const utf8: EncodingVerdict = { encoding: 'utf-8' };
const little: EncodingVerdict = { encoding: 'utf-16le' };
const big: EncodingVerdict = { encoding: 'utf-16be' };
const chinese: EncodingVerdict = { encoding: 'gb18030' };
const korean: EncodingVerdict = { encoding: 'euc-kr' };
const western: EncodingVerdict = { encoding: 'windows-1252' };
const latin1: EncodingVerdict = { encoding: 'windows-1252', because: SAME_BYTES };
const noDefault: EncodingVerdict = { encoding: 'utf-8', because: NO_DEFAULT };
const documentSays: EncodingVerdict = { encoding: 'windows-1252', because: DOCUMENT_SAYS };
const unread: EncodingVerdict = { encoding: null, because: UNREAD };

export const ENCODINGS: Readonly<Record<string, EncodingVerdict>> = {
  'big5.xml': { encoding: 'big5' },
  'bozo_bogus_encoding.xml': utf8,
  'bozo_double-encoded-html.xml': utf8,
  'bozo_encoding_mismatch_crash.xml': western,
  'bozo_http_i18n.xml': utf8,
  'bozo_http_text_plain.xml': utf8,
  'bozo_http_text_plain_charset.xml': utf8,
  'bozo_invalid-bytes-with-bom.xml': utf8,
  'bozo_linenoise.xml': utf8,
  'demoronize-1.xml': utf8,
  'demoronize-2.xml': utf8,
  'demoronize-3.xml': utf8,
  'double-encoded-html.xml': utf8,
  'encoding_attribute_crash.xml': utf8,
  'encoding_attribute_crash_2.xml': utf8,
  'euc-kr-attribute.xml': korean,
  'euc-kr-item.xml': korean,
  'euc-kr.xml': korean,
  'http_application_atom_xml_charset.xml': ascii,
  'http_application_atom_xml_charset_overrides_encoding.xml': ascii,
  'http_application_atom_xml_default.xml': utf8,
  'http_application_atom_xml_encoding.xml': latin1,
  'http_application_atom_xml_gb2312_charset.xml': chinese,
  'http_application_atom_xml_gb2312_charset_overrides_encoding.xml': chinese,
  'http_application_atom_xml_gb2312_encoding.xml': chinese,
  'http_application_rss_xml_charset.xml': ascii,
  'http_application_rss_xml_charset_overrides_encoding.xml': ascii,
  'http_application_rss_xml_default.xml': utf8,
  'http_application_rss_xml_encoding.xml': latin1,
  'http_application_xml_charset.xml': ascii,
  'http_application_xml_charset_overrides_encoding.xml': ascii,
  'http_application_xml_default.xml': utf8,
  'http_application_xml_dtd_charset.xml': ascii,
  'http_application_xml_dtd_charset_overrides_encoding.xml': ascii,
  'http_application_xml_dtd_default.xml': utf8,
  'http_application_xml_dtd_encoding.xml': latin1,
  'http_application_xml_encoding.xml': latin1,
  'http_application_xml_epe_charset.xml': ascii,
  'http_application_xml_epe_charset_overrides_encoding.xml': ascii,
  'http_application_xml_epe_default.xml': utf8,
  'http_application_xml_epe_encoding.xml': latin1,
  'http_encoding_attribute_crash.xml': utf8,
  'http_i18n.xml': utf8,
  'http_text_atom_xml_charset.xml': ascii,
  'http_text_atom_xml_charset_overrides_encoding.xml': ascii,
  'http_text_atom_xml_default.xml': noDefault,
  'http_text_atom_xml_encoding.xml': documentSays,
  'http_text_rss_xml_charset.xml': ascii,
  'http_text_rss_xml_charset_overrides_encoding.xml': ascii,
  'http_text_rss_xml_default.xml': noDefault,
  'http_text_rss_xml_encoding.xml': documentSays,
  'http_text_xml_bogus_charset.xml': noDefault,
  'http_text_xml_bogus_param.xml': noDefault,
  'http_text_xml_charset.xml': ascii,
  'http_text_xml_charset_2.xml': western,
  'http_text_xml_charset_overrides_encoding.xml': ascii,
  'http_text_xml_charset_overrides_encoding_2.xml': western,
  'http_text_xml_default.xml': noDefault,
  'http_text_xml_epe_charset.xml': ascii,
  'http_text_xml_epe_charset_overrides_encoding.xml': ascii,
  'http_text_xml_epe_default.xml': noDefault,
  'http_text_xml_epe_encoding.xml': documentSays,
  'http_text_xml_qs.xml': noDefault,
  'no_content_type_default.xml': utf8,
  'no_content_type_encoding.xml': latin1,
  'u16.xml': big,
  'utf-16be-autodetect.xml': big,
  'utf-16be-bom.xml': big,
  'utf-16be.xml': big,
  'utf-16le-autodetect.xml': little,
  'utf-16le-bom.xml': little,
  'utf-16le.xml': little,
  'utf-32be-autodetect.xml': unread,
  'utf-32be-bom.xml': unread,
  'utf-32be.xml': unread,
  'utf-32le-autodetect.xml': unread,
  'utf-32le-bom.xml': unread,
  'utf-32le.xml': unread,
  'utf-8-bom.xml': utf8,
  'utf16.xml': big,
  'utf_16.xml': big,
  'utf_32.xml': unread,
};
