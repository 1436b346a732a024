/* pdf_meta.c -- what the file says of itself: XMP, Info, colour. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "emit/pdf_parts.h"
#include "emit/pdf_profile.h"
#include "emit/pdf_text.h"

#define PRODUCER "underlag"

static void add_xml(struct ul_buf *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '&')
            ul_buf_str(out, "&amp;");
        else if (*text == '<')
            ul_buf_str(out, "&lt;");
        else if (*text == '>')
            ul_buf_str(out, "&gt;");
        else if ((unsigned char)*text >= 0x20)
            ul_buf_char(out, *text);
    }
}

/* The paper's date; else SOURCE_DATE_EPOCH; never the clock. */
static bool date_of(const struct ul_pages *pages, struct ul_date *date)
{
    *date = pages->date;
    if (date->year)
        return true;
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    struct tm tm;
    time_t seconds = epoch ? (time_t)strtoll(epoch, NULL, 10) : 0;
    if (seconds <= 0 || !gmtime_r(&seconds, &tm) || tm.tm_year + 1900 > 9999)
        return false;
    *date = (struct ul_date){tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday};
    return true;
}

/* The schema that describes pdfuaid, which XMP does not know by itself
 * (ISO 19005-2, 6.6.2.3.3). */
static const char extension[] =
    "<rdf:Description rdf:about=\"\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
    "</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289 that the file follows"
    "</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n";

static void add_titles(struct ul_buf *x, const struct ul_pages *pages)
{
    ul_buf_str(x, "<rdf:Description rdf:about=\"\""
                  " xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<dc:title><rdf:Alt>"
                  "<rdf:li xml:lang=\"x-default\">");
    add_xml(x, pages->title);
    ul_buf_str(x, "</rdf:li></rdf:Alt></dc:title>\n"
                  "<dc:language><rdf:Bag><rdf:li>sv-SE</rdf:li></rdf:Bag>"
                  "</dc:language>\n");
    if (pages->author) {
        ul_buf_str(x, "<dc:creator><rdf:Seq><rdf:li>");
        add_xml(x, pages->author);
        ul_buf_str(x, "</rdf:li></rdf:Seq></dc:creator>\n");
    }
    if (pages->subject) {
        ul_buf_str(x, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">");
        add_xml(x, pages->subject);
        ul_buf_str(x, "</rdf:li></rdf:Alt></dc:description>\n");
    }
    ul_buf_str(x, "</rdf:Description>\n");
}

static void add_tool(struct ul_buf *x, const struct ul_pages *pages)
{
    struct ul_date d;
    ul_buf_str(x, "<rdf:Description rdf:about=\"\""
                  " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                  " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
                  "<xmp:CreatorTool>" PRODUCER "</xmp:CreatorTool>\n"
                  "<pdf:Producer>" PRODUCER "</pdf:Producer>\n");
    if (date_of(pages, &d))
        for (int i = 0; i < 2; i++) {
            const char *name = i ? "ModifyDate" : "CreateDate";
            ul_buf_fmt(x, "<xmp:%s>%04d-%02d-%02dT12:00:00Z</xmp:%s>\n", name, d.year,
                       d.month, d.day, name);
        }
    ul_buf_str(x, "</rdf:Description>\n");
}

unsigned ul_pdf_metadata_write(struct ul_pdf *pdf)
{
    struct ul_buf x = {.arena = pdf->arena};
    ul_buf_str(&x,
               "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
               "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\""
               "http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
    add_titles(&x, pdf->in);
    add_tool(&x, pdf->in);
    ul_buf_str(&x, "<rdf:Description rdf:about=\"\""
                   " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
                   " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
                   "<pdfaid:part>2</pdfaid:part>\n"
                   "<pdfaid:conformance>A</pdfaid:conformance>\n"
                   "<pdfuaid:part>1</pdfuaid:part>\n</rdf:Description>\n");
    ul_buf_str(&x, extension);
    ul_buf_str(&x, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>");
    unsigned number = ul_pdf_reserve(pdf->out);
    ul_pdf_stream(pdf->out, number, "/Type /Metadata\n/Subtype /XML\n",
                  ul_buf_bytes(&x));
    return number;
}

static void add_info(struct ul_buf *out, const char *key, const char *value)
{
    if (!value)
        return;
    ul_buf_fmt(out, "/%s ", key);
    ul_pdf_string(out, value);
    ul_buf_char(out, '\n');
}

unsigned ul_pdf_info_write(struct ul_pdf *pdf)
{
    struct ul_buf out = {.arena = pdf->arena};
    struct ul_date d;
    add_info(&out, "Title", pdf->in->title);
    add_info(&out, "Author", pdf->in->author);
    add_info(&out, "Subject", pdf->in->subject);
    add_info(&out, "Creator", PRODUCER);
    add_info(&out, "Producer", PRODUCER);
    if (date_of(pdf->in, &d))
        ul_buf_fmt(&out,
                   "/CreationDate (D:%04d%02d%02d120000Z)\n"
                   "/ModDate (D:%04d%02d%02d120000Z)\n",
                   d.year, d.month, d.day, d.year, d.month, d.day);
    unsigned number = ul_pdf_reserve(pdf->out);
    ul_pdf_entries(pdf->out, number, ul_buf_text(&out));
    return number;
}

/* ISO 19005-2, 6.2.3: what DeviceRGB means in this file. */
unsigned ul_pdf_intent_write(struct ul_pdf *pdf)
{
    unsigned profile = ul_pdf_reserve(pdf->out), intent = ul_pdf_reserve(pdf->out);
    ul_pdf_deflated(pdf->out, profile, "/N 3\n", ul_pdf_profile_make(pdf->arena));
    ul_pdf_entries(pdf->out, intent,
                   ul_printf(pdf->arena,
                             "/Type /OutputIntent\n/S /GTS_PDFA1\n"
                             "/OutputConditionIdentifier (sRGB IEC61966-2.1)\n"
                             "/RegistryName (http://www.color.org)\n"
                             "/Info (sRGB IEC61966-2.1)\n/DestOutputProfile %u 0 R\n",
                             profile));
    return intent;
}
