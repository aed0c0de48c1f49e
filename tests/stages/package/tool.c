/* SPDX-License-Identifier: MIT */
/*
 * The stage and its verb without the program, for scripts:
 *     package-tool verify [FLAGS] BUNDLE
 *     package-tool make OUT.zip [DATE]      a bundle of two documents
 */
#include <stdio.h>
#include <string.h>

#include "fake.h"

static int make(const char *output, const char *date) {
    static const struct fake_attachment attached[] = {
        {"numbering.csv", "kind,old,new\nitem,(a),a)\n", 0},
        {"register.json", "{\"Winifred Halloran\": \"Person 1\"}", DSR_PRIVATE},
        {"numbering",
         "{\"from\":\"en\",\"to\":\"fr\",\"changed\":1,\"unresolved\":0,\"labels\":"
         "[{\"kind\":\"item\",\"old\":\"(a)\",\"new\":\"a)\"}]}",
         DSR_FACT},
        {NULL, NULL, 0},
    };
    static const struct fake_document documents[] = {
        {.input_name = "private/Winifred Halloran.md",
         .input = "By Winifred Halloran\n",
         .name = "Réunion 2017/1",
         .title = "Report & minutes",
         .symbol = "CTOC/COP/WG.4/2017/1",
         .language = "en",
         .text = "Report & minutes CTOC/COP/WG.4/2017/1 By Person 1",
         .source = "By Person 1\n\nBy Person 1, By Person 1, By Person 1, By Person 1\n",
         .html = "<!DOCTYPE html>\n<title>Report</title>\n<p>By Person 1</p>\n",
         .attachments = attached,
         .edits = 2},
        {.input_name = "b.md",
         .input = "x",
         .name = "报告",
         .title = "Winifred Halloran's report",
         .language = "zh",
         .text = "报告",
         .source = "x",
         .html = "<!DOCTYPE html>\n<title>x</title>\n"},
    };
    static const char *const render[] = {"source", "html", NULL};
    struct fake_run run = {.documents = documents,
                           .count = 2,
                           .output = output,
                           .title = "Two documents",
                           .organisation = "A secretariat",
                           .contact = "registry@example.org",
                           .date = date,
                           .render = render};
    dsr_status status = fake_package(&run);
    fputs(fake_said(), stderr);
    return status == DSR_OK ? 0 : 1;
}

int main(int count, char **arguments) {
    int code = 2;
    if (count > 2 && strcmp(arguments[1], "make") == 0)
        code = make(arguments[2], count > 3 ? arguments[3] : NULL);
    else if (count > 1 && strcmp(arguments[1], "verify") == 0) {
        code = fake_verify(count - 2, arguments + 2);
        fputs(fake_said(), stderr);
    }
    fake_free();
    return code;
}
