from click.testing import CliRunner

from travaux.cli.outlook import command
from travaux.record import Record


def test_a_record_without_demands_is_told_to_be_too_thin(tmp_path):
    path = tmp_path / "empty.db"
    with Record.open(path, create=True):
        pass
    told = CliRunner().invoke(command, [str(path), "-o", str(tmp_path / "case.yaml")])
    assert told.exit_code == 0, told.output
    assert told.output.startswith("Not enough is reported.")
    assert not (tmp_path / "case.yaml").exists()


def test_the_day_of_a_record_is_not_for_a_case_file(tmp_path):
    case = tmp_path / "case.yaml"
    case.write_text("title: x\n", encoding="utf-8")
    told = CliRunner().invoke(command, [str(case), "--as-of", "2030-01-01"])
    assert told.exit_code == 2
    assert "are for records" in told.output
