/* SPDX-License-Identifier: MIT */
/*
 * From a pipeline as written to checked and filled stages: profile and --set are laid on the
 * options of each step, all mistakes are reported at once.  `check` and `run` both come here.
 */
#include <stdlib.h>
#include <string.h>

#include "job.h"
#include "option.h"

static bool lay_profile(struct run_plan *plan, struct diagnostics *list);
static bool lay_settings(struct run_plan *plan, struct diagnostics *list);
static bool check_shape(const struct run_plan *plan, struct diagnostics *list);
static bool fill_slots(struct run_plan *plan, struct diagnostics *list);
static bool add_slots(struct run_plan *plan, struct diagnostics *list);

struct run_plan *run_prepare(const struct run_request *request, struct diagnostics *list) {
    struct run_plan *plan = calloc(1, sizeof *plan);
    if (!plan || !(plan->store = value_store_new())) {
        diagnostic_add(list, DSR_ERROR, "run-no-memory", "out of memory");
        free(plan);
        return NULL;
    }
    plan->request = *request;
    job_fill_host(&plan->host);
    if (!add_slots(plan, list)) {
        run_plan_free(plan);
        return NULL;
    }
    bool is_fine = true;
    is_fine = lay_profile(plan, list) && is_fine;
    is_fine = lay_settings(plan, list) && is_fine;
    for (size_t i = 0; i < plan->slot_count; i++)
        is_fine = options_check(plan->slots[i].stage->options, plan->slots[i].options,
                                plan->slots[i].stage->name, list) &&
                  is_fine;
    is_fine = (request->is_part || check_shape(plan, list)) && is_fine;
    if (request->lua)
        lua_config_excerpts(request->lua, list);
    if (!is_fine || !fill_slots(plan, list)) {
        run_plan_free(plan);
        return NULL;
    }
    return plan;
}

void run_plan_free(struct run_plan *plan) {
    if (!plan)
        return;
    for (size_t i = 0; i < plan->slot_count; i++) {
        struct slot *slot = &plan->slots[i];
        if (slot->is_open && slot->stage->close)
            slot->stage->close(slot->state);
        free(slot->state);
        buffer_free(&slot->settled);
    }
    value_store_free(plan->store);
    free(plan);
}

void run_plan_listen(struct run_plan *plan,
                     void (*ended)(void *, size_t, const dsr_doc *, const struct diagnostics *),
                     void (*progress)(void *, bool, size_t, size_t, size_t), void *context) {
    plan->request.ended = ended;
    plan->request.progress = progress;
    plan->request.context = context;
}

/* The stage that stands in for a step when only detection is wanted; NULL: the step is left out. */
static const dsr_stage *detecting(const struct run_plan *plan, const dsr_stage *stage) {
    if (stage->may_edit & DSR_EDIT_STRUCTURE || strcmp(stage->name, "detect") == 0)
        return stage;
    return strcmp(stage->name, "anonymise") == 0 ? registry_stage(plan->request.registry, "detect")
                                                 : NULL;
}

static bool add_slots(struct run_plan *plan, struct diagnostics *list) {
    const struct pipeline_config *pipeline = plan->request.pipeline;
    plan->slots = value_store_take(plan->store, (pipeline->step_count + 1) * sizeof *plan->slots);
    if (!plan->slots) {
        diagnostic_add(list, DSR_ERROR, "run-no-memory", "out of memory");
        return false;
    }
    for (size_t i = 0; i < pipeline->step_count; i++) {
        const dsr_stage *stage = pipeline->steps[i].stage;
        if (plan->request.detects_only)
            stage = detecting(plan, stage);
        if (stage)
            plan->slots[plan->slot_count++] =
                (struct slot){.stage = stage, .options = pipeline->steps[i].options};
    }
    return true;
}

static bool names_equal(const char *a, dsr_text b, bool dashes_are_underscores) {
    size_t i = 0;
    for (; i < b.len && a[i]; i++) {
        char x = a[i], y = b.at[i];
        if (dashes_are_underscores) {
            x = x == '-' ? '_' : x;
            y = y == '-' ? '_' : y;
        }
        if (x != y)
            return false;
    }
    return !a[i] && i == b.len;
}

/* "detect" takes what is meant for "anonymise": it stands in its place. */
static bool is_meant(const struct slot *slot, dsr_text name) {
    return names_equal(slot->stage->name, name, true) ||
           (strcmp(slot->stage->name, "detect") == 0 && names_equal("anonymise", name, true));
}

static bool is_in_pipeline(const struct run_plan *plan, dsr_text name) {
    for (size_t i = 0; i < plan->request.pipeline->step_count; i++)
        if (names_equal(plan->request.pipeline->steps[i].stage->name, name, true))
            return true;
    return false;
}

static void report_not_in_pipeline(const struct run_plan *plan, dsr_text name,
                                   struct diagnostics *list) {
    struct diagnostic *row =
        diagnostic_add(list, DSR_ERROR, "config-unknown-stage", "the pipeline has no stage '%.*s'",
                       (int)name.len, name.at);
    diagnostic_set_value(row, SETTING_FILE, 0, 0);
    const char *names[64];
    size_t count = 0;
    const struct pipeline_config *pipeline = plan->request.pipeline;
    for (size_t i = 0; i < pipeline->step_count && count < 64; i++)
        names[count++] = pipeline->steps[i].stage->name;
    char *word = text_copy(name);
    if (word)
        diagnostic_suggest(row, word, names, count, NULL);
    free(word);
}

static bool lay(struct run_plan *plan, struct slot *slot, const dsr_value *over,
                struct diagnostics *list) {
    const dsr_value *merged = value_merge(plan->store, slot->options, over);
    if (!merged) {
        diagnostic_add(list, DSR_ERROR, "run-no-memory", "out of memory");
        return false;
    }
    slot->options = merged;
    return true;
}

/* That profiles name stages of the pipeline was seen when its file was read. */
static bool lay_profile(struct run_plan *plan, struct diagnostics *list) {
    const struct pipeline_config *pipeline = plan->request.pipeline;
    const char *wanted = plan->request.profile;
    const struct pipeline_profile *profile = NULL;
    for (size_t i = 0; i < pipeline->profile_count; i++) {
        const struct pipeline_profile *one = &pipeline->profiles[i];
        if (wanted && names_equal(wanted, one->name, false))
            profile = one;
    }
    if (!wanted)
        return true;
    if (!profile) {
        struct diagnostic *row = diagnostic_add(list, DSR_ERROR, "config-unknown-profile",
                                                "the pipeline has no profile '%s'", wanted);
        diagnostic_set_value(row, pipeline->file, 0, 0);
        const char *names[64];
        size_t count = 0;
        for (size_t i = 0; i < pipeline->profile_count && count < 64; i++)
            names[count++] = pipeline->profiles[i].name.at;
        diagnostic_suggest(row, wanted, names, count,
                           count ? NULL : "this pipeline declares no profiles");
        return false;
    }
    for (size_t i = 0; i < plan->slot_count; i++)
        for (size_t k = 0; k < value_count(profile->overrides); k++)
            if (is_meant(&plan->slots[i], value_key(profile->overrides, k)))
                if (!lay(plan, &plan->slots[i], value_at(profile->overrides, k), list))
                    return false;
    return true;
}

static bool lay_settings(struct run_plan *plan, struct diagnostics *list) {
    bool is_fine = true;
    for (size_t i = 0; i < plan->request.setting_count; i++) {
        const char *setting = plan->request.settings[i];
        const char *equals = strchr(setting, '=');
        const char *point = strchr(setting, '.');
        if (!equals || !point || point > equals) {
            struct diagnostic *row = diagnostic_add(list, DSR_ERROR, "option-bad-setting",
                                                    "'%s' is not STAGE.OPTION=VALUE", setting);
            diagnostic_set_hint(row, "for example --set translate-numbering.to=fr");
            is_fine = false;
            continue;
        }
        dsr_text stage = {setting, (size_t)(point - setting)};
        const char *path =
            value_store_text(plan->store, point + 1, (size_t)(equals - point - 1)).at;
        if (!path) {
            diagnostic_add(list, DSR_ERROR, "run-no-memory", "out of memory");
            is_fine = false;
        } else if (!is_in_pipeline(plan, stage)) {
            report_not_in_pipeline(plan, stage, list);
            is_fine = false;
        } else {
            for (size_t k = 0; k < plan->slot_count; k++)
                if (is_meant(&plan->slots[k], stage))
                    is_fine =
                        options_set(plan->slots[k].stage->options, plan->slots[k].stage->name, path,
                                    equals + 1, plan->store, &plan->slots[k].options, list) &&
                        is_fine;
        }
    }
    return is_fine;
}

static bool check_shape(const struct run_plan *plan, struct diagnostics *list) {
    const struct pipeline_config *pipeline = plan->request.pipeline;
    bool reads = plan->slot_count && (plan->slots[0].stage->may_edit & DSR_EDIT_STRUCTURE);
    if (!reads) {
        struct diagnostic *row = diagnostic_add(list, DSR_ERROR, "config-no-import",
                                                "the first stage of a pipeline must read the "
                                                "documents");
        bool has_place = pipeline->step_count;
        diagnostic_set_value(row, pipeline->file, has_place ? pipeline->steps[0].line : 0,
                             has_place ? pipeline->steps[0].column : 0);
        diagnostic_set_hint(row, "begin with stage.import {}");
    }
    bool gathers = false;
    for (size_t i = 0; i < pipeline->step_count; i++)
        gathers = gathers || pipeline->steps[i].stage->gather;
    if (!gathers && !plan->request.detects_only) {
        struct diagnostic *row = diagnostic_add(list, DSR_ERROR, "config-no-package",
                                                "the pipeline ends without writing anything");
        diagnostic_set_value(row, pipeline->file, 0, 0);
        diagnostic_set_hint(row, "end with stage.package {}");
        return false;
    }
    return reads;
}

static bool fill_slots(struct run_plan *plan, struct diagnostics *list) {
    plan->first_survey = plan->slot_count;
    for (size_t i = plan->slot_count; i-- > 0;)
        if (plan->slots[i].stage->survey)
            plan->first_survey = i;
    for (size_t i = 0; i < plan->slot_count; i++) {
        struct slot *slot = &plan->slots[i];
        slot->state = calloc(1, slot->stage->state_size ? slot->stage->state_size : 1);
        if (!slot->state ||
            !options_fill(slot->stage->options, slot->options, plan->request.pipeline->folder,
                          plan->store, slot->state)) {
            diagnostic_add(list, DSR_ERROR, "run-no-memory", "out of memory");
            return false;
        }
    }
    return true;
}
