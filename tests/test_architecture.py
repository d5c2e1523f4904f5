from __future__ import annotations

from tests.architecture import acts, full_folders, shared_class_names


def test_no_folder_holds_more_files_than_one_can_take_in() -> None:
    assert full_folders() == {}


def test_no_file_is_named_after_an_act() -> None:
    assert acts() == []


def test_no_two_classes_share_a_name() -> None:
    assert shared_class_names() == {}
