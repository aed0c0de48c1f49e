/* SPDX-License-Identifier: MIT */
/* Longer than 500 lines: one case after the other on one subject. */
/* What the configuration promises beyond its messages: order, places, limits, folders. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "lua/config.h"
#include "pipeline/option.h"
#include "stages.h"

static char folder[] = "/tmp/dossier-lua-XXXXXX";
static const char *self;
static struct registry *registry;

struct session {
    struct lua_config *config;
    struct diagnostics list;
};

static void write_file(const char *name, const char *text, size_t len) {
    char path[400];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    for (char *at = path + strlen(folder) + 1; (at = strchr(at, '/')) != NULL; at++) {
        *at = '\0';
        mkdir(path, 0700);
        *at = '/';
    }
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, len, file), len);
    fclose(file);
}

static void write_text(const char *name, const char *text) {
    write_file(name, text, strlen(text));
}

static struct session begin(void) {
    char scripts[400];
    snprintf(scripts, sizeof scripts, "%s/installed", folder);
    return (struct session){.config = lua_config_new(registry, scripts)};
}

static void end(struct session *session) {
    lua_config_free(session->config);
    diagnostics_free(&session->list);
}

static const struct pipeline_config *load(struct session *session, const char *text) {
    char path[400];
    write_text("here/p.lua", text);
    snprintf(path, sizeof path, "%s/here/p.lua", folder);
    return lua_config_pipeline(session->config, path, &session->list);
}

static const dsr_value *data(struct session *session, const char *text) {
    char path[400];
    struct session other = begin();
    load(&other, "return 0"); /* so that the folder is there */
    end(&other);
    write_text("here/things/x.lua", text);
    snprintf(path, sizeof path, "%s/here/q.lua", folder);
    write_text("here/q.lua", "return pipeline 'q' { stage.import {} }");
    assert_non_null(lua_config_pipeline(session->config, path, &session->list));
    return lua_config_data(session->config, "things", DSR_TEXT("x"), &session->list);
}

static void expect_failure(struct session *session, const char *code, uint32_t line,
                           const char *part) {
    if (session->list.count == 0)
        fail_msg("nothing was reported; wanted %s", code);
    const struct diagnostic *row = &session->list.rows[0];
    if (strcmp(row->code, code) != 0 || row->line != line || strstr(row->message, part) == NULL)
        fail_msg("told %u: %s [%s]; wanted %u: %s [%s]", (unsigned)row->line, row->message,
                 row->code, (unsigned)line, part, code);
}

/* ---- values ---------------------------------------------------------------------------- */

static void a_pipeline_keeps_the_order_and_the_places_of_its_text(void **unused) {
    (void)unused;
    struct session session = begin();
    const struct pipeline_config *pipeline =
        load(&session, "return pipeline \"name\" {\n"
                       "  summary = \"about\", order = \"given\",\n"
                       "  stage.import(),\n"
                       "  stage.translate_numbering {\n"
                       "    levels = { section = { form = \"{n}.\", scheme = \"decimal\" },\n"
                       "               [\"agenda-item\"] = { start = 3 }, a = {} },\n"
                       "    to = \"fr\" },\n"
                       "  profile \"public\" { import = { language = \"en\" } },\n"
                       "  stage.package { render = { \"source\", \"html\" }, level = 6.0 },\n"
                       "}\n");
    assert_int_equal(session.list.count, 0);
    assert_non_null(pipeline);
    assert_string_equal(pipeline->name.at, "name");
    assert_string_equal(pipeline->summary.at, "about");
    assert_true(pipeline->order_given);
    assert_int_equal(pipeline->step_count, 3);
    assert_int_equal(pipeline->profile_count, 1);
    assert_string_equal(pipeline->profiles[0].name.at, "public");
    assert_string_equal(pipeline->steps[1].stage->name, "translate-numbering");
    assert_int_equal(pipeline->steps[1].line, 4);
    assert_int_equal(pipeline->steps[1].column, 3);
    assert_int_equal(value_count(pipeline->steps[0].options), 0);
    const dsr_value *options = pipeline->steps[1].options;
    assert_string_equal(value_key(options, 0).at, "levels");
    assert_string_equal(value_key(options, 1).at, "to");
    const dsr_value *levels = value_at(options, 0);
    assert_string_equal(value_key(levels, 0).at, "section");
    assert_string_equal(value_key(levels, 1).at, "agenda-item");
    assert_string_equal(value_key(levels, 2).at, "a");
    assert_int_equal(levels->as.table.members[1].line, 6);
    assert_int_equal(levels->as.table.members[1].column, 16);
    assert_int_equal(value_at(levels, 1)->line, 6);
    assert_int_equal(value_at(levels, 1)->column, 34);
    const dsr_value *form = value_at(value_at(levels, 0), 0);
    assert_string_equal(value_text(form).at, "{n}.");
    assert_int_equal(form->line, 5);
    assert_int_equal(form->column, 35);
    const dsr_value *package = pipeline->steps[2].options;
    assert_int_equal(value_int(value_get(package, "level")), 6);
    assert_int_equal(value_type(value_get(package, "render")), DSR_LIST_OF);
    end(&session);
}

static void tables_that_are_built_read_in_ascending_order(void **unused) {
    (void)unused;
    struct session session = begin();
    const dsr_value *value =
        data(&session, "local t = { zeta = 1, beta = 2 }\n"
                       "t.gamma = 3; t.alpha = 4; t.zeta = 5\n"
                       "local u = {}\n"
                       "for _, k in ipairs { \"c\", \"a\", \"b\" } do u[k] = k "
                       "end\n"
                       "return { t = t, u = u, e = {}, m = { 7, k = 8, 9 } }");
    assert_int_equal(session.list.count, 0);
    const dsr_value *t = value_get(value, "t"), *u = value_get(value, "u");
    const char *const t_keys[] = {"zeta", "beta", "alpha", "gamma"};
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(value_key(t, i).at, t_keys[i]);
    assert_int_equal(value_int(value_at(t, 0)), 5);
    assert_string_equal(value_key(u, 0).at, "a");
    assert_string_equal(value_key(u, 2).at, "c");
    assert_int_equal(value_type(value_get(value, "e")), DSR_TABLE_OF);
    const dsr_value *mixed = value_get(value, "m");
    assert_int_equal(value_type(mixed), DSR_TABLE_OF);
    assert_int_equal(value_key(mixed, 0).len, 0);
    assert_string_equal(value_key(mixed, 1).at, "k");
    assert_int_equal(value_int(value_at(mixed, 2)), 9);
    end(&session);
}

/* A script that shows every order a run could change. */
static const char orders[] =
    "local out, t = {}, {}\n"
    "local function add(...) out[#out + 1] = table.concat({ ... }, ' ') end\n"
    "for i = 1, 300 do t['key' .. (i * 7919 % 1000)] = i end\n"
    "t[5], t[2.5], t[true], t[-1] = 1, 2, 3, 4\n"
    "for k, v in pairs(t) do add(tostring(k), v) end\n"
    "for k in next, t do add(tostring(k)) end\n"
    "local list = {}\n"
    "for i = 1, 500 do list[i] = { i, i % 3 } end\n"
    "table.sort(list, function(a, b) return a[2] < b[2] end)\n"
    "for _, v in ipairs(list) do add(v[1]) end\n"
    "add(tostring(t), tostring(add), string.format('%s %d', t, 3))\n"
    "for k, v in pairs { z = 1, y = 2, [1] = 3, x = 4 } do add(tostring(k), v) end\n"
    "return { out = table.concat(out, '\\n') }\n";

static int dump(const char *path) {
    registry = calloc(1, sizeof *registry);
    snprintf(folder, sizeof folder, "%s", path);
    struct session session = begin();
    char file[400];
    snprintf(file, sizeof file, "%s/here/q.lua", folder);
    lua_config_pipeline(session.config, file, &session.list);
    const dsr_value *value =
        lua_config_data(session.config, "things", DSR_TEXT("x"), &session.list);
    puts(value_text(value_get(value, "out")).at);
    for (size_t i = 0; i < session.list.count; i++)
        diagnostic_print(&session.list.rows[i], stdout, false);
    end(&session);
    registry_close(registry);
    return 0;
}

static void every_process_reads_tables_in_the_same_order(void **unused) {
    (void)unused;
    struct session session = begin();
    data(&session, orders);
    assert_int_equal(session.list.count, 0);
    end(&session);
    static char outputs[2][100000];
    for (int run = 0; run < 8; run++) {
        char command[600];
        snprintf(command, sizeof command, "'%s' dump '%s'", self, folder);
        FILE *pipe = popen(command, "r");
        assert_non_null(pipe);
        char *output = outputs[run > 0];
        memset(output, 0, sizeof outputs[0]);
        size_t len = fread(output, 1, sizeof outputs[0] - 1, pipe);
        assert_int_equal(pclose(pipe), 0);
        assert_true(len > 5000);
        if (run > 0)
            assert_string_equal(outputs[0], outputs[1]);
    }
    assert_null(strstr(outputs[0], "0x"));
    assert_non_null(strstr(outputs[0], "\nz 1\ny 2\n1 3\nx 4\n"));
}

static void the_library_sorts_walks_and_prints_as_lua_does(void **unused) {
    (void)unused;
    struct session session = begin();
    const dsr_value *value = data(
        &session, "local t = { 5, 3, 9, 1, 7 }\n"
                  "table.sort(t)\n"
                  "local down = { 2, 8, 4 }\n"
                  "table.sort(down, function(a, b) return a > b end)\n"
                  "local ties = {}\n"
                  "for i = 1, 12 do ties[i] = { i, i % 3 } end\n"
                  "table.sort(ties, function(a, b) return a[2] < b[2] end)\n"
                  "for i = 1, 12 do ties[i] = ties[i][1] end\n"
                  "local left = { a = 1, b = 2, c = 3, 10, 20 }\n"
                  "for k in pairs(left) do left[k] = nil end\n"
                  "local gone = { a = 1, b = 2, c = 3 }\n"
                  "for k in next, gone do gone[k] = nil end\n"
                  "local walked = 0\n"
                  "local p = setmetatable({}, { __pairs = function() return function(_, k)\n"
                  "  if not k then return 1, 1 end end end })\n"
                  "for _ in pairs(p) do walked = walked + 1 end\n"
                  "local named = setmetatable({}, { __tostring = function() return 'named' end })\n"
                  "return { sorted = table.concat(t, ' '), ties = table.concat(ties, ' '), down = "
                  "table.concat(down, ' '),\n"
                  "  empty = next(left) == nil, gone = next(gone) == nil, walked = walked,\n"
                  "  named = tostring(named) .. string.format('%s|%5.2f|%q', named, 1.5, 'a'),\n"
                  "  moved = table.concat(table.move({ 1, 2, 3 }, 1, 3, 2), ' '),\n"
                  "  caught = select(2, pcall(function() local x = nil; return x.y end)) }\n");
    assert_int_equal(session.list.count, 0);
    assert_string_equal(value_text(value_get(value, "sorted")).at, "1 3 5 7 9");
    assert_string_equal(value_text(value_get(value, "down")).at, "8 4 2");
    assert_string_equal(value_text(value_get(value, "ties")).at, "3 6 9 12 1 4 7 10 2 5 8 11");
    assert_true(value_bool(value_get(value, "empty")));
    assert_true(value_bool(value_get(value, "gone")));
    assert_int_equal(value_int(value_get(value, "walked")), 1);
    assert_string_equal(value_text(value_get(value, "named")).at, "namednamed| 1.50|\"a\"");
    assert_string_equal(value_text(value_get(value, "moved")).at, "1 1 2 3");
    end(&session);
}

/* ---- limits ---------------------------------------------------------------------------- */

static void a_script_that_never_ends_is_stopped(void **unused) {
    (void)unused;
    static const struct {
        const char *text, *code, *part;
        uint32_t line;
    } attacks[] = {
        {"\nwhile true do end", "config-limit", "seconds", 2},
        {"\nwhile true do pcall(function() while true do end end) end", "config-limit", "seconds",
         2},
        {"local function f() return pcall(f) end\nwhile true do f() end", "config-limit", "seconds",
         0},
        {"\nlocal t = {}\nwhile true do t[#t + 1] = {} end", "config-limit", "memory", 3},
        {"\nlocal s = (\"x\"):rep(1 << 30)", "config-limit", "memory", 2},
        {"\nwhile true do pcall(string.rep, \"x\", 1 << 30) end", "config-limit", "memory", 2},
        {"local t = {}\nlocal s = string.rep(\"x\", 1 << 20)\nwhile true do t[#t + 1] = s .. #t "
         "end",
         "config-limit", "memory", 3},
        {"local function f() return 1 + f() end\nf()", "config-limit", "calls itself", 1},
        {"local function f(e) return xpcall(error, f, e) end\nf(1)\nerror(\"end\")",
         "config-runtime", "end", 3},
        {"table.move({}, 1, 1 << 40, 2)", "config-runtime", "too many elements", 1},
        {"return setmetatable({}, { __gc = function() while true do end end })", "config-runtime",
         "__gc", 1},
        {"local x <close> = setmetatable({}, { __close = function() while true do end end })",
         "config-limit", "seconds", 1},
        {"error(setmetatable({}, { __tostring = function() while true do end end }))",
         "config-limit", "seconds", 1},
        {"error(setmetatable({}, { __tostring = function() error(\"again\") end }))",
         "config-runtime", "", 1},
        {"error()", "config-runtime", "nil", 1},
    };
    for (size_t i = 0; i < sizeof attacks / sizeof attacks[0]; i++) {
        struct session session = begin();
        struct timespec start, stop;
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
        assert_null(load(&session, attacks[i].text));
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &stop);
        uint32_t line = attacks[i].line;
        if (line == 0 && session.list.count > 0)
            line = session.list.rows[0].line;
        expect_failure(&session, attacks[i].code, line, attacks[i].part);
        assert_true(stop.tv_sec - start.tv_sec < 5);
        /* The state is as good as new afterwards. */
        diagnostics_free(&session.list);
        assert_non_null(load(&session, "return pipeline 'p' { stage.import {} }"));
        end(&session);
    }
}

static void garbage_is_no_memory_in_use(void **unused) {
    (void)unused;
    struct session session = begin();
    const dsr_value *value =
        data(&session, "local n = 0\n"
                       "for i = 1, 300 do n = n + #string.rep(\"x\", (1 << 20) + i) end\n"
                       "return { n = n }");
    assert_int_equal(session.list.count, 0);
    assert_int_equal(value_int(value_get(value, "n")), 300 * (1 << 20) + 300 * 301 / 2);
    end(&session);
}

static void too_many_values_are_refused(void **unused) {
    (void)unused;
    struct session session = begin();
    assert_null(data(&session, "local t = { 1 }\n"
                               "for i = 1, 40 do t = { t, t } end\n"
                               "return t\n"));
    expect_failure(&session, "config-value", 2, "more than");
    assert_int_equal(session.list.count, 1);
    end(&session);
}

/* ---- files ----------------------------------------------------------------------------- */

static void require_reads_below_the_pipeline_and_the_installed_scripts_only(void **unused) {
    (void)unused;
    struct session session = begin();
    char target[400], link[400];
    write_text("here/parts/one.lua", "return { name = 'one', again = require 'parts.two' }");
    write_text("here/parts/two.lua", "return { name = 'two' }");
    write_text("installed/shared/three.lua", "return { name = 'three' }");
    write_text("here/parts/self.lua", "return require 'parts.self'");
    write_text("secret.lua", "return { name = 'secret' }");
    snprintf(target, sizeof target, "%s/secret.lua", folder);
    snprintf(link, sizeof link, "%s/here/parts/link.lua", folder);
    assert_int_equal(symlink(target, link), 0);
    snprintf(link, sizeof link, "%s/here/up", folder);
    assert_int_equal(symlink("..", link), 0);
    assert_non_null(load(&session, "local one = require 'parts.one'\n"
                                   "assert(one.again == require 'parts.two', 'modules are kept')\n"
                                   "return pipeline 'p' { stage.import { layout = one.name,\n"
                                   "  language = require 'shared.three'.name } }\n"));
    static const struct {
        const char *text, *code, *part;
        uint32_t line;
    } wrong[] = {
        {"require 'parts.link'", "config-escape", "outside", 1},
        {"require 'up.secret'", "config-escape", "outside", 1},
        {"require '..secret'", "config-escape", "no name", 1},
        {"require 'parts/../../secret'", "config-escape", "no name", 1},
        {"require '/tmp/x'", "config-escape", "no name", 1},
        {"require 'parts.one\\0x'", "config-escape", "no name", 1},
        {"require 'parts.self'", "config-runtime", "requires itself", 1},
        {"require(7)", "config-module-missing", "no module '7'", 1},
        {"require {}", "config-runtime", "string expected", 1},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        diagnostics_free(&session.list);
        assert_null(load(&session, wrong[i].text));
        expect_failure(&session, wrong[i].code, wrong[i].line, wrong[i].part);
    }
    end(&session);
}

static void only_source_text_is_loaded(void **unused) {
    (void)unused;
    struct session session = begin();
    char path[400];
    static const char compiled[] = "\x1BLuaT\x00\x19\x93\r\n\x1A\n\x04\x08\x08xV";
    snprintf(path, sizeof path, "%s/here/b.lua", folder);
    write_file("here/b.lua", compiled, sizeof compiled - 1);
    assert_null(lua_config_pipeline(session.config, path, &session.list));
    assert_string_equal(session.list.rows[0].code, "config-file");
    diagnostics_free(&session.list);
    write_text("here/b.lua", "\x1BLua");
    assert_null(lua_config_pipeline(session.config, path, &session.list));
    assert_string_equal(session.list.rows[0].code, "config-syntax");
    diagnostics_free(&session.list);
    assert_null(lua_config_pipeline(session.config, folder, &session.list));
    assert_string_equal(session.list.rows[0].code, "config-file");
    diagnostics_free(&session.list);
    write_text("here/b.lua", "\xEF\xBB\xBFreturn pipeline 'p' { stage.import {} }");
    assert_non_null(lua_config_pipeline(session.config, path, &session.list));
    end(&session);
}

static void data_beside_the_pipeline_goes_before_installed_data(void **unused) {
    (void)unused;
    struct session session = begin();
    write_text("installed/languages/en.lua", "return { from = 'installed' }");
    write_text("installed/languages/fr.lua", "return { from = 'installed' }");
    write_text("installed/languages/bad.lua", "return 7");
    write_text("here/languages/en.lua", "return { from = 'here' }");
    assert_non_null(load(&session, "return pipeline 'p' { stage.import {} }"));
    const dsr_value *en =
        lua_config_data(session.config, "languages", DSR_TEXT("en"), &session.list);
    const dsr_value *fr =
        lua_config_data(session.config, "languages", DSR_TEXT("fr"), &session.list);
    assert_string_equal(value_text(value_get(en, "from")).at, "here");
    assert_string_equal(value_text(value_get(fr, "from")).at, "installed");
    assert_ptr_equal(lua_config_data(session.config, "languages", DSR_TEXT("en"), &session.list),
                     en);
    assert_string_equal(lua_config_data_name(session.config, "languages", 0).at, "bad");
    assert_string_equal(lua_config_data_name(session.config, "languages", 2).at, "fr");
    assert_int_equal(lua_config_data_name(session.config, "languages", 3).len, 0);
    assert_int_equal(lua_config_data_name(session.config, "nothing", 0).len, 0);
    static const char *const wrong[] = {"fre", "../secret", "EN", "", "bad"};
    for (size_t i = 0; i < 5; i++) {
        diagnostics_free(&session.list);
        dsr_text name = {wrong[i], strlen(wrong[i])};
        assert_null(lua_config_data(session.config, "languages", name, &session.list));
        assert_int_equal(session.list.errors, 1);
        if (i == 0)
            assert_string_equal(session.list.rows[0].hint, "did you mean 'fr'?");
    }
    assert_string_equal(session.list.rows[0].message, "a data file returns a table, not a number");
    end(&session);
}

static void functions_are_called_with_texts_and_their_errors_have_places(void **unused) {
    (void)unused;
    struct session session = begin();
    const dsr_value *value = data(&session, "return {\n"
                                            "  join = function(a, b) return { a .. b, #a } end,\n"
                                            "  fail = function(a) error(\"no \" .. a) end,\n"
                                            "  none = function() end,\n"
                                            "  loop = function() while true do end end,\n"
                                            "  bad = function() return { 1.5 } end,\n"
                                            "}\n");
    const dsr_text arguments[] = {DSR_TEXT("one"), DSR_TEXT("two")};
    const dsr_value *result;
    assert_int_equal(lua_config_call(session.config, value_get(value, "join"), arguments, 2,
                                     &result, &session.list),
                     DSR_OK);
    assert_string_equal(value_text(value_at(result, 0)).at, "onetwo");
    assert_int_equal(value_int(value_at(result, 1)), 3);
    assert_int_equal(
        lua_config_call(session.config, value_get(value, "none"), NULL, 0, &result, &session.list),
        DSR_OK);
    assert_null(result);
    assert_int_equal(session.list.count, 0);
    assert_int_equal(lua_config_call(session.config, value_get(value, "fail"), arguments, 1,
                                     &result, &session.list),
                     DSR_FAILED);
    expect_failure(&session, "config-runtime", 3, "no one");
    assert_int_equal(
        lua_config_call(session.config, value_get(value, "loop"), NULL, 0, &result, &session.list),
        DSR_FAILED);
    assert_string_equal(session.list.rows[1].code, "config-limit");
    assert_int_equal(session.list.rows[1].line, 5);
    assert_int_equal(
        lua_config_call(session.config, value_get(value, "bad"), NULL, 0, &result, &session.list),
        DSR_FAILED);
    assert_int_equal(lua_config_call(session.config, value, NULL, 0, &result, &session.list),
                     DSR_FAILED);
    end(&session);
}

/* What the file alone is told and what a run says of its options is one and the same. */
static void a_pipeline_that_is_accepted_passes_the_checks_of_a_run(void **unused) {
    (void)unused;
    struct session session = begin();
    const struct pipeline_config *pipeline =
        load(&session, "local part = { keep = \"one\" }\n"
                       "return pipeline 'p' { stage.import {}, stage.anonymise(part),\n"
                       "  stage.package { render = \"source\", level = 0, compress = false } }");
    assert_non_null(pipeline);
    for (size_t i = 0; i < pipeline->step_count; i++) {
        const struct pipeline_step *step = &pipeline->steps[i];
        assert_true(
            options_check(step->stage->options, step->options, step->stage->name, &session.list));
    }
    assert_int_equal(session.list.count, 0);
    end(&session);
}

/* ---- plain data files ------------------------------------------------------------------ */

static void expect_same(const char *text, const dsr_value *a, const dsr_value *b) {
    if (a == NULL || b == NULL) {
        if (a != b)
            fail_msg("one way refuses it, the other does not: %s", text);
        return;
    }
    if (a->type != b->type || a->line != b->line || a->column != b->column)
        fail_msg("type or place differ (%u:%u, %u:%u): %s", a->line, a->column, b->line, b->column,
                 text);
    dsr_text a_text = value_text(a), b_text = value_text(b);
    assert_int_equal(a_text.len, b_text.len);
    assert_memory_equal(a_text.at, b_text.at, a_text.len);
    assert_int_equal(value_int(a), value_int(b));
    assert_int_equal(value_bool(a), value_bool(b));
    assert_int_equal(value_count(a), value_count(b));
    for (size_t i = 0; i < value_count(a); i++) {
        const struct value_member *one = &a->as.table.members[i];
        const struct value_member *other = &b->as.table.members[i];
        assert_int_equal(one->key.len, other->key.len);
        assert_memory_equal(one->key.at, other->key.at, one->key.len);
        if (one->line != other->line || one->column != other->column)
            fail_msg("the place of a key differs: %s", text);
        expect_same(text, one->value, other->value);
    }
}

/* The brackets make it no plain file any more; the table stands where it stood. */
static void a_plain_file_reads_as_lua_would_run_it(void **unused) {
    (void)unused;
    static const char *const texts[] = {
        "{}",
        "{ 'one', \"two\"; 3, true, false, {}, }",
        "{ b = 1, a = 'x', [\"not a name\"] = { 7 }, 'by place', [ 'k' ] = [[long]] } -- end",
        "{ text = [==[\n\nfirst ]] ]=] last\n]==], empty = '', [[]] }",
        "{ --[[ a comment ]] n = 007, m = 999999999999999999,\n  caf\xC3\xA9 = 1 }",
        "{ accents = '\xC3\xA9t\xC3\xA9', a = { a = { a = { 1, 2 } } } }",
        "{ n = -1, s = 'a\\tb', f = 2.0, h = 0x10, e = 1 + 1, nothing = nil, 5 }",
        "{ [1] = 'a', [2] = 'b' }",
        "{ ['\\110'] = 1 }",
        "{ a = 1, a = 2 }",
        "{ 1.5 }",
        "{ end = 1 }",
        "{ true = 1 }",
        "{ [''] = 1 }",
        "{ 1 2 }",
        "{ 1,, 2 }",
        "{ , }",
        "{ a = }",
        "{ 'open }",
        "{ [[open }",
        "{ [=[open]] }",
        "{ \"a\nb\" }",
        "{ [[a\r\nb]] }",
        "{ a == 1 }",
        "{ word }",
        "{ print }",
        "{ 'a' 'b' }",
        "{ { { } }",
        "{ 99999999999999999999 }",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char plain[400], run[400];
        snprintf(plain, sizeof plain, "return\n%s", texts[i]);
        snprintf(run, sizeof run, "return (\n%s\n)", texts[i]);
        struct session one = begin(), other = begin();
        expect_same(texts[i], data(&one, plain), data(&other, run));
        assert_int_equal(one.list.count == 0, other.list.count == 0);
        end(&one);
        end(&other);
    }
}

static int open_all(void **unused) {
    (void)unused;
    registry = calloc(1, sizeof *registry);
    return mkdtemp(folder) == NULL || !registry_add(registry, &test_module, "tests");
}

static int close_all(void **unused) {
    (void)unused;
    char command[100];
    registry_close(registry);
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command);
}

int main(int count, char **arguments) {
    self = arguments[0];
    if (count == 3 && strcmp(arguments[1], "dump") == 0)
        return dump(arguments[2]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pipeline_keeps_the_order_and_the_places_of_its_text),
        cmocka_unit_test(tables_that_are_built_read_in_ascending_order),
        cmocka_unit_test(every_process_reads_tables_in_the_same_order),
        cmocka_unit_test(the_library_sorts_walks_and_prints_as_lua_does),
        cmocka_unit_test(a_script_that_never_ends_is_stopped),
        cmocka_unit_test(garbage_is_no_memory_in_use),
        cmocka_unit_test(too_many_values_are_refused),
        cmocka_unit_test(require_reads_below_the_pipeline_and_the_installed_scripts_only),
        cmocka_unit_test(only_source_text_is_loaded),
        cmocka_unit_test(data_beside_the_pipeline_goes_before_installed_data),
        cmocka_unit_test(functions_are_called_with_texts_and_their_errors_have_places),
        cmocka_unit_test(a_pipeline_that_is_accepted_passes_the_checks_of_a_run),
        cmocka_unit_test(a_plain_file_reads_as_lua_would_run_it),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
