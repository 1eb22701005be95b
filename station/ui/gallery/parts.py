"""Sheets of the design system's own parts: type scale, icons, buttons, chips and badges."""

from importlib import resources

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QStyle, QWidget

from station.domain.stages import Stage
from station.services.bench_state import DeviceStatus, DeviceView
from station.ui.bench.labels import DESIGN, Badge, IconLabel, Text, TouchButton, set_property
from station.ui.bench.packing_ticks import Tick
from station.ui.bench.status_strip import DeviceSign
from station.ui.bench.texts import scanner_word
from station.ui.gallery.samples import BANNOS, FLOURLANE
from station.ui.gallery.sheet import Sheet, StillButton, named
from station.ui.theme import colours
from station.ui.theme.metrics import Type
from station.ui.words import device_word, stage_word

WIDTH = 1366
ICONS_IN_A_ROW = 6
ROLES = ("plain", "primary", "danger", "alarm", "quiet", "person", "candidate", "picture", "tick", "next")
_LOOKS = {
    "Normal": QStyle.StateFlag.State_None,
    "Pressed": QStyle.StateFlag.State_Sunken,
    "Focus": QStyle.StateFlag.State_HasFocus,
    "Disabled": QStyle.StateFlag.State_None,
}


def type_scale() -> QWidget:
    """Every size of text."""
    sheet = Sheet("Type scale", WIDTH)
    for kind in Type:
        size, weight = kind.value
        text = Text(f"type_{kind.name.lower()}", kind)
        text.setText("B25772-B Χρόνια 生日")
        sheet.add(f"{kind.name.title()}, {size} px, {weight}", [text])
    return sheet.finish()


def icons() -> QWidget:
    """Every icon with its file's name."""
    sheet = Sheet("Icons", WIDTH)
    folder = resources.files("resources").joinpath("icons")
    names = sorted(file.name[:-4] for file in folder.iterdir() if file.name.endswith(".svg"))
    for first in range(0, len(names), ICONS_IN_A_ROW):
        sheet.add("", [_icon(name) for name in names[first : first + ICONS_IN_A_ROW]])
    return sheet.finish()


def _icon(name: str) -> QWidget:
    return _beside(IconLabel(name, 44), named(name))


def _beside(*parts: QWidget) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return whole


def buttons() -> QWidget:
    """Each role of a button: as it rests, pressed, with the focus of Tab, and disabled."""
    sheet = Sheet("Buttons", WIDTH)
    sheet.add("", [named(look) for look in _LOOKS])
    for role in ROLES[:-1]:
        sheet.add(role, [_button(role, look) for look in _LOOKS])
    ticked = Tick(0, "Ticked")
    ticked.set_metrics(DESIGN)
    ticked.show_ticked(True)
    sheet.add("tick, ticked", [ticked])
    for stage in Stage:
        if stage is not Stage.COMPLETE:
            sheet.add(f"next, {stage.value}", [_button("next", look, stage) for look in _LOOKS])
    edit = QLineEdit()
    edit.setObjectName("sample_edit")
    edit.setPlaceholderText("Number")
    edit.setAccessibleName("Number")
    edit.setMinimumHeight(DESIGN.secondary)
    sheet.add("field", [edit])
    return sheet.finish()


def _button(role: str, look: str, stage: Stage | None = None) -> TouchButton:
    button = StillButton(f"sample_{role}_{look}", Type.STRONG, role, _LOOKS[look])
    if stage is not None:
        button.setProperty("stage", stage.value)
    button.say(look)
    button.setEnabled(look != "Disabled")
    ink = colours.STAGES[stage].text if stage else _INKS.get(role, colours.INK)
    button.show_icon("check", ink if button.isEnabled() else colours.INK_SOFT)
    return button


_INKS = {
    "primary": colours.PRIMARY.text,
    "danger": colours.BAD_TINT.text,
    "alarm": colours.BAD.text,
}


def signs() -> QWidget:
    """Chips and blocks of the stages, the stores' badges, a device in each state."""
    sheet = Sheet("Stages, stores, devices", WIDTH)
    sheet.add("chips", [_beside(*(_chip(stage) for stage in Stage))])
    sheet.add("stages", [_beside(*(_stage_block(stage) for stage in Stage))])
    sheet.add("stores", [_beside(_badge(66), _badge(52), _badge(66, other=True), _badge(52, other=True))])
    for name, icon in (("Printer", "printer"), ("Scanner", "scanner")):
        sheet.add(name, [_beside(*(_device(name, icon, status) for status in DeviceStatus))])
    return sheet.finish()


def _chip(stage: Stage) -> Text:
    chip = Text(f"chip_{stage.value}", Type.STRONG)
    chip.setProperty("role", "chip")
    chip.setProperty("stage", stage.value)
    chip.setText(stage_word(stage))
    chip.setAlignment(Qt.AlignmentFlag.AlignCenter)
    chip.setFixedHeight(DESIGN.px(44))
    return chip


def _stage_block(stage: Stage) -> QFrame:
    strip = QFrame()
    strip.setProperty("role", "strip")
    block = QFrame(strip)
    block.setProperty("role", "stage")
    set_property(block, "stage", stage.value)
    name = Text(f"block_{stage.value}", Type.TITLE)
    name.setText(stage_word(stage))
    inside = QHBoxLayout(block)
    inside.addWidget(IconLabel(stage.value.lower(), 42, colours.STAGES[stage].text))
    inside.addWidget(name)
    around = QHBoxLayout(strip)
    around.setContentsMargins(0, 0, 0, 0)
    around.addWidget(block)
    return strip


def _badge(size: int, other: bool = False) -> Badge:
    badge = Badge(size)
    badge.show_store(FLOURLANE if other else BANNOS)
    return badge


def _device(name: str, icon: str, status: DeviceStatus) -> QFrame:
    strip = QFrame()
    strip.setProperty("role", "strip")
    scanner = icon == "scanner"
    sign = DeviceSign(f"{name.lower()}_{status.value}", icon, soft_unset=not scanner)
    device = DeviceView(status, "tcp://10.0.0.9:9100")
    sign.show_device(device, name, scanner_word(device) if scanner else device_word(device))
    sign.set_metrics(DESIGN)
    around = QHBoxLayout(strip)
    around.setContentsMargins(0, 0, 0, 0)
    around.addWidget(sign)
    return strip
