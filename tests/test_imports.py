"""Imports run one way, pages are paragraphs, and modules stay small enough to hold in the head."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import config

ROOT = Path(__file__).parent.parent
PACKAGES = ("config", "loaders", "metrics", "pages", "app")
MAY_IMPORT = {
    "config": ("config",),
    "loaders": ("config", "loaders"),
    "metrics": ("config", "metrics"),
    "pages/components": ("config", "loaders", "metrics", "pages.components"),
    "pages/explore": ("config", "pages.components"),
    "pages/officers": ("config", "pages.components"),
    "pages/help": ("config", "pages.components"),
    "pages/present": ("config", "pages.components"),
    "pages/shell": ("config", "pages.components"),
    "app.py": ("config", "pages.components"),
}
# The two commands, in which loaders and metrics meet.
EXCEPTIONS = {
    "config/__main__.py": ("pages.components.shell.sentence_forms",),
    "loaders/__main__.py": (
        "metrics.disclosure.release.builder",
        "pages.components.progress.about_block",
    ),
    "metrics/__main__.py": (
        "loaders.seeding",
        "loaders.store",
        "pages.components.progress.answer_words",
        "pages.components.progress.latest_figures",
    ),
}
NAMED_FOR_THEIR_PLACE = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "manager",
    "handler",
    "service",
    "misc",
}


def _modules() -> list[Path]:
    folders = [path for name in PACKAGES[:-1] for path in (ROOT / name).rglob("*.py")]
    return sorted([ROOT / "app.py", *folders])


def _place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


MODULES = {_place(path): ast.parse(path.read_text(encoding="utf-8")) for path in _modules()}
COMPONENTS = {name: tree for name, tree in MODULES.items() if name.startswith("pages/components/")}
SHELL = "pages/components/shell"
SCRIPTS = sorted(
    name
    for name in MODULES
    if name.startswith("pages/") and name not in COMPONENTS and not name.endswith("__init__.py")
)


def _lines(module: str) -> int:
    return len((ROOT / module).read_text(encoding="utf-8").splitlines())


def _imported(tree: ast.Module) -> Iterator[str]:
    """Every dotted name that is imported, wherever in the module; `from a import b` is a.b."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute, so that they can be read by themselves"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _is_in(name: str, packages: tuple[str, ...] | set[str]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def _against_the_direction(package: str) -> set[tuple[str, str]]:
    return {
        (module, name)
        for module, tree in MODULES.items()
        if module.startswith(package)
        for name in _imported(tree)
        if _is_in(name, PACKAGES) and not _is_in(name, MAY_IMPORT[package])
    }


def test_every_folder_of_source_has_its_rule() -> None:
    assert [module for module in MODULES if not module.startswith((*MAY_IMPORT, "pages/__init__.py"))] == []


def test_what_things_mean_depends_on_nothing_else() -> None:
    assert {name for module, name in _against_the_direction("config") if module not in EXCEPTIONS} == set()


def test_loaders_know_neither_figures_nor_pages() -> None:
    assert {name for module, name in _against_the_direction("loaders") if module not in EXCEPTIONS} == set()


def test_figures_know_neither_files_nor_pages() -> None:
    assert {name for module, name in _against_the_direction("metrics") if module not in EXCEPTIONS} == set()


@pytest.mark.parametrize("module", EXCEPTIONS)
def test_a_command_meets_the_other_side_only_where_the_exceptions_say(module: str) -> None:
    package = module.partition("/")[0]
    met = {name for there, name in _against_the_direction(package) if there == module}
    assert met == set(EXCEPTIONS[module])


@pytest.mark.parametrize(
    "package", [package for package in MAY_IMPORT if package.startswith(("pages", "app"))]
)
def test_pages_stand_on_components_and_components_never_on_pages(package: str) -> None:
    assert _against_the_direction(package) == set()


def _may_draw(module: str) -> bool:
    """Whether a module's place or name says that it draws on the screen or reads the session."""
    return module in ("app.py", *SCRIPTS) or module.startswith(f"{SHELL}/") or module.endswith("_block.py")


def test_only_the_server_page_scripts_the_shell_and_blocks_know_streamlit() -> None:
    knowing = {
        module
        for module, tree in MODULES.items()
        if any(_is_in(name, ("streamlit",)) for name in _imported(tree))
    }
    assert {module for module in knowing if not _may_draw(module)} == set()


def test_what_is_called_a_block_draws() -> None:
    blocks = {module for module in COMPONENTS if module.endswith("_block.py")}
    knowing = {
        m for m in blocks if any("streamlit" in name or "_block" in name for name in _imported(MODULES[m]))
    }
    assert blocks == knowing


def test_a_pure_component_does_not_lean_on_one_that_draws() -> None:
    drawing = {name.removesuffix(".py").replace("/", ".") for name in COMPONENTS if _may_draw(name)}
    pure = {module: tree for module, tree in COMPONENTS.items() if not _may_draw(module)}
    leaning = {(m, name) for m, tree in pure.items() for name in _imported(tree) if _is_in(name, drawing)}
    assert leaning == set()


def test_a_room_is_no_drawer_and_says_what_lives_there() -> None:
    rooms = {str(Path(module).parent) for module in MODULES} - {"."}
    assert {room for room in rooms if sum(str(Path(m).parent) == room for m in MODULES) > 22} == set()
    assert {room for room in rooms if not ast.get_docstring(MODULES[f"{room}/__init__.py"])} == set()


def test_no_page_waits_for_the_slow_statistics_package() -> None:
    slow = {
        module
        for module, tree in MODULES.items()
        for name in _imported(tree)
        if _is_in(name, ("scipy.stats",))
    }
    assert slow == set()


def test_no_script_lies_where_streamlit_would_serve_it_past_the_sign_in() -> None:
    assert [path.name for path in (ROOT / "pages").glob("*.py")] == ["__init__.py"]


def test_a_page_is_a_paragraph() -> None:
    assert {script: lines for script in SCRIPTS if (lines := _lines(script)) > 40} == {}


def test_every_declared_page_has_its_script_and_every_script_is_declared() -> None:
    declared = {f"pages/{page.script}" for page in config.load().pages.values()}
    assert declared == set(SCRIPTS) - {"pages/shell/main.py"}


def test_a_module_is_short_enough_to_read_at_once() -> None:
    assert {module: lines for module in MODULES if (lines := _lines(module)) > 250} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    long = {
        f"{module}: {node.name}": lines
        for module, tree in MODULES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > 40
    }
    assert long == {}


def test_modules_are_named_for_their_duty() -> None:
    assert {module for module in MODULES if Path(module).stem in NAMED_FOR_THEIR_PLACE} == set()


def test_no_function_takes_more_than_seven_arguments() -> None:
    taking = {
        f"{module}: {node.name}": many
        for module, tree in MODULES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (many := len([*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs])) > 7
    }
    assert taking == {}


def test_which_kind_a_measure_is_of_is_asked_in_few_places() -> None:
    """Elsewhere a trait of its kind is asked, so that a new kind changes nothing there."""
    asking = {
        module
        for module, tree in MODULES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node).endswith("measure.kind")
    }
    assert len(asking) <= 5, sorted(asking)
