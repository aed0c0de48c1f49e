/* SPDX-License-Identifier: MIT */
/* See descriptor.h. */
#include "descriptor.h"

#include <string.h>

#define MOST_THINGS 256 /* stages, formats or verbs of one module */
#define KNOWN_EDITS                                                                                \
    (DSR_EDIT_STRUCTURE | DSR_EDIT_TEXT | DSR_EDIT_LABELS | DSR_EDIT_REFERENCES |                  \
     DSR_EDIT_MENTIONS | DSR_EDIT_BLOCKS | DSR_EDIT_ATTRIBUTES)

/* Every struct that a module hands over starts so, and is at least as long. */
struct stamp {
    uint32_t abi, size;
    const char *name;
};

struct copier {
    struct scratch *memory;
    struct refusal *refusal;
    const dsr_module *module; /* the copy, once it is there */
};

/* What differs between the three things a module offers. */
struct thing {
    const char *type; /* "dsr_stage" */
    size_t size;      /* of ours */
    bool (*finish)(const struct copier *copier, void *copy);
};

static bool finish_stage(const struct copier *copier, void *copy);
static bool finish_format(const struct copier *copier, void *copy);
static bool finish_verb(const struct copier *copier, void *copy);
static void *copy_struct(const struct copier *copier, const void *exported, const char *type,
                         size_t ours);
static const void *const *copy_list(const struct copier *copier, const void *const *list,
                                    const struct thing *thing);

static const struct thing stages = {"dsr_stage", sizeof(dsr_stage), finish_stage};
static const struct thing formats = {"dsr_format", sizeof(dsr_format), finish_format};
static const struct thing verbs = {"dsr_verb", sizeof(dsr_verb), finish_verb};

static bool is_name(const char *name, const char *joints) {
    bool at_word = true; /* a letter or digit must follow */
    for (const char *at = name; *at != '\0'; at++) {
        bool is_letter = *at >= 'a' && *at <= 'z';
        bool is_digit = *at >= '0' && *at <= '9';
        if (!is_letter && !(is_digit && at != name) && (at_word || strchr(joints, *at) == NULL))
            return false;
        at_word = !is_letter && !is_digit;
    }
    return !at_word;
}

static const char *or_empty(const char *text, const char *otherwise) {
    return text != NULL ? text : otherwise != NULL ? otherwise : "";
}

const dsr_module *descriptor_copy(const void *exported, struct scratch *memory,
                                  struct refusal *refusal) {
    struct copier copier = {memory, refusal, NULL};
    dsr_module *module = copy_struct(&copier, exported, "dsr_module", sizeof(dsr_module));
    if (module == NULL)
        return NULL;
    if (module->name == NULL || !is_name(module->name, "-_")) {
        refuse(refusal, "module-incomplete",
               "its dsr_module has no name of lower-case words; set .name to the file's name");
        return NULL;
    }
    module->version = or_empty(module->version, NULL);
    module->licence = or_empty(module->licence, NULL);
    copier.module = module;
    /* The three list types differ in what they point to only. */
    module->stages =
        (const dsr_stage *const *)copy_list(&copier, (const void *const *)module->stages, &stages);
    module->formats = (const dsr_format *const *)copy_list(
        &copier, (const void *const *)module->formats, &formats);
    module->verbs =
        (const dsr_verb *const *)copy_list(&copier, (const void *const *)module->verbs, &verbs);
    if (module->stages == NULL || module->formats == NULL || module->verbs == NULL)
        return NULL;
    if (module->stages[0] == NULL && module->formats[0] == NULL && module->verbs[0] == NULL) {
        refuse(refusal, "module-incomplete",
               "it offers no stage, no format and no verb; fill one of the lists of dsr_module");
        return NULL;
    }
    return module;
}

/* A zeroed struct of our size with what the module has; NULL after a refusal. */
static void *copy_struct(const struct copier *copier, const void *exported, const char *type,
                         size_t ours) {
    struct stamp stamp;
    memcpy(&stamp, exported, offsetof(struct stamp, name)); /* the name may not be there */
    if (stamp.abi != DSR_ABI) {
        refuse(copier->refusal, "module-wrong-abi",
               "its %s is built for plugin ABI %u, this program has ABI %u; rebuild it with this "
               "program's dossier/stage.h",
               type, stamp.abi, DSR_ABI);
        return NULL;
    }
    if (stamp.size > ours) {
        refuse(copier->refusal, "module-wrong-size",
               "its %s has %u bytes, this program knows %zu: it is built with a newer header; "
               "update dossier, or rebuild the module with this program's dossier/stage.h",
               type, stamp.size, ours);
        return NULL;
    }
    if (stamp.size < sizeof stamp || stamp.size % sizeof(void *) != 0) {
        refuse(copier->refusal, "module-wrong-size",
               "its %s has a size of %u bytes, which no version of it has; set .size to "
               "sizeof(%s)",
               type, stamp.size, type);
        return NULL;
    }
    void *copy = scratch_take(copier->memory, ours);
    if (copy == NULL) {
        refuse(copier->refusal, "module-no-memory", "there is no memory left for its descriptor");
        return NULL;
    }
    return memcpy(copy, exported, stamp.size);
}

static const char *name_in(const void *copy) {
    return ((const struct stamp *)copy)->name;
}

static bool has_own_name(const struct copier *copier, const void *const *list, size_t index,
                         const struct thing *thing) {
    const char *name = name_in(list[index]);
    if (name == NULL || !is_name(name, "-")) {
        return refuse(copier->refusal, "module-incomplete",
                      "%s number %zu has no name of lower-case words joined by '-'; set .name",
                      thing->type, index + 1);
    }
    for (size_t i = 0; i < index; i++) {
        if (strcmp(name_in(list[i]), name) == 0) {
            return refuse(copier->refusal, "module-duplicate",
                          "it has two of type %s named %s; rename one", thing->type, name);
        }
    }
    return true;
}

/* Copies of all things of a list (NULL counts as empty), ending with NULL. */
static const void *const *copy_list(const struct copier *copier, const void *const *list,
                                    const struct thing *thing) {
    size_t count = 0;
    while (list != NULL && list[count] != NULL) {
        if (++count > MOST_THINGS) {
            refuse(copier->refusal, "module-incomplete",
                   "its list of %s has more than %d rows; end it with NULL", thing->type,
                   MOST_THINGS);
            return NULL;
        }
    }
    const void **copies = scratch_take(copier->memory, (count + 1) * sizeof *copies);
    if (copies == NULL) {
        refuse(copier->refusal, "module-no-memory", "there is no memory left for its descriptor");
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        void *copy = copy_struct(copier, list[i], thing->type, thing->size);
        copies[i] = copy;
        if (copy == NULL || !has_own_name(copier, copies, i, thing) || !thing->finish(copier, copy))
            return NULL;
    }
    return copies;
}

/* ---- what each must have, and what is filled in for it ---------------------------------- */

static bool lacks(const struct copier *copier, const char *type, const char *name,
                  const char *member) {
    return refuse(copier->refusal, "module-incomplete", "%s %s has no %s; fill it in and rebuild",
                  type, name, member);
}

static bool finish_stage(const struct copier *copier, void *copy) {
    dsr_stage *stage = copy;
    if (stage->summary == NULL)
        return lacks(copier, "stage", stage->name, "summary");
    if (stage->run == NULL)
        return lacks(copier, "stage", stage->name, "run");
    if ((stage->may_edit & ~(uint32_t)KNOWN_EDITS) != 0) {
        return refuse(copier->refusal, "module-incomplete",
                      "stage %s asks in may_edit for edits this program does not know (%#x)",
                      stage->name, (unsigned)(stage->may_edit & ~(uint32_t)KNOWN_EDITS));
    }
    stage->version = or_empty(stage->version, copier->module->version);
    stage->licence = or_empty(stage->licence, copier->module->licence);
    return options_are_sound(stage->options, stage->state_size, stage->name, copier->refusal);
}

static bool finish_format(const struct copier *copier, void *copy) {
    dsr_format *format = copy;
    if (format->summary == NULL)
        return lacks(copier, "format", format->name, "summary");
    if (format->suffixes == NULL || format->suffixes[0] == NULL)
        return lacks(copier, "format", format->name, "suffixes");
    if (format->read == NULL && format->splice == NULL && format->write == NULL)
        return lacks(copier, "format", format->name, "read, splice or write");
    format->media_type = or_empty(format->media_type, "application/octet-stream");
    return true;
}

/* The program's own commands; a module's verb of such a name could never be called. */
static const char *const commands[] = {"run", "check", "inspect", "stages", "doctor"};

static bool finish_verb(const struct copier *copier, void *copy) {
    dsr_verb *verb = copy;
    if (verb->summary == NULL)
        return lacks(copier, "verb", verb->name, "summary");
    if (verb->run == NULL)
        return lacks(copier, "verb", verb->name, "run");
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        if (strcmp(commands[i], verb->name) == 0) {
            return refuse(copier->refusal, "module-duplicate",
                          "its verb %s has the name of one of dossier's own commands; rename it",
                          verb->name);
        }
    }
    verb->usage = or_empty(verb->usage, NULL);
    verb->help = or_empty(verb->help, NULL);
    return options_are_sound(verb->options, verb->state_size, verb->name, copier->refusal);
}
