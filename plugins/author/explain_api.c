/* SPDX-License-Identifier: MIT */
/* What scripts are offered, from the data files of scripts/api. */
#include <string.h>

#include "explain.h"

static void print_member(const dsr_host *host, const char *class, const dsr_value *member) {
    const dsr_value *parameters = host->value_get(member, "parameters");
    dsr_text name = host->value_text(host->value_get(member, "name"));
    dsr_text given = host->value_text(host->value_get(member, parameters ? "returns" : "type"));
    printf("%s%s%.*s", class,
           parameters && *class ? ":"
           : *class             ? "."
                                : "",
           (int)name.len, name.at);
    if (parameters)
        printf("(%s)", host->value_text(parameters).at);
    if (given.len)
        printf("%s%.*s", parameters ? " gives " : ": ", (int)given.len, given.at);
    printf("\n    %s\n", host->value_text(host->value_get(member, "help")).at);
}

static bool explain_class(const dsr_host *host, const char *name, const dsr_value *class,
                          const char *wanted) {
    const dsr_value *members = host->value_get(class, "members");
    bool is_found = wanted == NULL;
    if (!wanted)
        printf("%s: %s\n\n", name, host->value_text(host->value_get(class, "help")).at);
    for (size_t i = 0; i < host->value_count(members); i++) {
        const dsr_value *member = host->value_at(members, i);
        if (wanted && strcmp(host->value_text(host->value_get(member, "name")).at, wanted) != 0)
            continue;
        print_member(host, name, member);
        is_found = true;
    }
    return is_found;
}

static bool explain_global(const dsr_host *host, const dsr_value *globals, const char *wanted) {
    for (size_t i = 0; i < host->value_count(globals); i++) {
        const dsr_value *row = host->value_at(globals, i);
        if (strcmp(host->value_text(host->value_get(row, "name")).at, wanted) == 0) {
            print_member(host, "", row);
            return true;
        }
    }
    return false;
}

/* A name may be both: pipeline is called, and its braces have fields. */
bool explain_api(dsr_job *job, const struct asked *asked) {
    const dsr_host *host = job->host;
    dsr_text file;
    bool is_found = false;
    for (size_t i = 0; (file = host->data_name(job, "api", i)).len; i++) {
        const dsr_value *data = host->data(job, "api", file);
        const dsr_value *class = host->value_get(host->value_get(data, "classes"), asked->first);
        if (!asked->rest && explain_global(host, host->value_get(data, "globals"), asked->first))
            is_found = true;
        if (class)
            is_found = explain_class(host, asked->first, class, asked->rest) || is_found;
    }
    return is_found;
}
