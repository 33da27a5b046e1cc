"""``demo --levels``: three levels rehearse the exchange on disk, through the functions behind the commands."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.deadline import VIETNAM
from xlsx_addin.appraisal.problem import count_problems
from xlsx_addin.atomic import made_folder
from xlsx_addin.cli import command, listing
from xlsx_addin.exchange import receive, receive_report, received_workbook
from xlsx_addin.exchange.sending import dispatch, draft_report, form_dispatch
from xlsx_addin.exchange.sending.form_round import FormRound
from xlsx_addin.exchange.sending.open_matters import open_matters
from xlsx_addin.jobs import appraise, appraised_file
from xlsx_addin.refusal import Refusal
from xlsx_addin.sample.filled_forms import answered, scored
from xlsx_addin.sample.levels import AnsweredForm, SampleUnit, Scenario, StoryStep, Task, Way, scenario
from xlsx_addin.sample.post import EDITED_CELL, EDITED_SHEET, delivered, edited, reply
from xlsx_addin.sample.typed_workbook import TypedWorkbook
from xlsx_addin.sample.workbook import write_filled
from xlsx_addin.terms import Outcome
from xlsx_addin.vietnamese.numbers import plain, vietnamese_moment
from xlsx_addin.words import commands as command_words
from xlsx_addin.words import folders
from xlsx_addin.words import levels as words
from xlsx_addin.workbook import layout
from xlsx_addin.xlsx.serial_dates import decimal_of

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from xlsx_addin.appraisal.verdict import Appraisal
    from xlsx_addin.xlsx.cells import SheetValues


@dataclass
class Desk:
    """A unit at its desk: its folder, its workbook as it stands now, and what it has done so far."""

    unit: SampleUnit
    folder: Path
    file: Path
    sent: list[dispatch.Sent] = field(default_factory=list)
    forms: dict[str, form_dispatch.LaidOutForm] = field(default_factory=dict)
    """The forms that it handed out, by the Mã of the subject or the name of the scorer."""
    totals: dict[str, float] = field(default_factory=dict)
    """What stands on the signed print of each scorer who has answered."""
    appraisal: Appraisal | None = None

    @property
    def inbox(self) -> Path:
        """Where what arrives lies."""
        return self.folder / folders.INBOX

    @property
    def outbox(self) -> Path:
        """Where what is sent lies."""
        return self.folder / folders.SENT

    def job(self, step: StoryStep) -> appraise.Job:
        """Its workbook, appraised on the day of the step."""
        return appraise.appraise_workbook(TypedWorkbook(self.file), step.moment.date())


def demonstrate_levels(folder: Path) -> int:
    """Rehearse in the folder, print every step, leave all files.

    The exit status is the highest that the commands of the steps would have had. Refusal where an earlier rehearsal
    lies in the folder.
    """
    story = scenario()
    rehearsal = Rehearsal(story, folder)
    print(words.TITLE.format(year=story.year, units=len(story.units), steps=len(story.steps)))
    status = max(rehearsal.take(number, step) for number, step in enumerate(story.steps, start=1))
    rehearsal.sum_up()
    return status


class Rehearsal:
    """The units at their desks, in one folder. Refusal where an earlier rehearsal lies there."""

    def __init__(self, scenario: Scenario, folder: Path) -> None:
        self.scenario = scenario
        self.folder = folder
        self.desks = {
            unit.code: Desk(unit, folder / unit.code, folder / unit.code / f"So_{unit.code}.xlsm")
            for unit in scenario.units
        }
        if any(desk.folder.exists() for desk in self.desks.values()):
            raise Refusal(words.FOLDER_TAKEN.format(folder=folder))
        for desk in self.desks.values():
            made_folder(desk.inbox, command_words.FOLDER_UNUSABLE)
            write_filled(desk.file, scenario.workbook_data(desk.unit))

    def take(self, number: int, step: StoryStep) -> int:
        """Do a step and tell it; the exit status that its command would have."""
        desk = self.desks[step.unit]
        moment, task = vietnamese_moment(step.moment), words.TASKS[step.task.value]
        print("\n" + words.STEP.format(number=number, moment=moment, unit=desk.unit.name, code=step.unit, task=task))
        print(step.tells)
        target = desk.folder / f"So_{step.unit}_buoc_{number:02}.xlsx"
        if step.task is Task.APPRAISE:
            return self._appraise(desk, step, target)
        if step.task is Task.RECEIVE:
            return self._receive(desk, step, target)
        return {
            Task.SEND: self._send,
            Task.SEND_AGAIN: self._send_again,
            Task.RETURN: self._return,
            Task.REMIND: self._remind,
            Task.FORMS: self._hand_out,
        }[step.task](desk, step)

    def sum_up(self) -> None:
        """Tell what stands in every workbook at the end."""
        print("\n" + words.END)
        for desk in self.desks.values():
            if desk.appraisal is None:
                continue
            workbook = TypedWorkbook(desk.file)
            verdicts = desk.appraisal.verdicts
            print(
                words.UNIT_END.format(
                    code=desk.unit.code,
                    name=desk.unit.name,
                    subjects=len(verdicts),
                    qualified=sum(verdict.outcome is Outcome.QUALIFIED for verdict in verdicts),
                    errors=count_problems(desk.appraisal.problems)[0],
                    differences=_row_count(workbook.read(layout.DIFFERENCES)),
                    results=_row_count(workbook.read(layout.RESULTS_FROM_ABOVE)),
                )
            )
        print(words.FILES.format(folder=self.folder))

    def _appraise(self, desk: Desk, step: StoryStep, target: Path) -> int:
        workbook = TypedWorkbook(desk.file)
        for code in step.remove:
            workbook.remove(code)
        for row in step.add:
            workbook.append(layout.SUBJECTS, row)
        for cell in step.cells:
            workbook.enter(cell.sheet, cell.code, cell.column, cell.value)
        for scores in step.scores:
            workbook.append_scores(scores.code, desk.unit.scorers, scores.points)
        job = appraise.appraise_workbook(workbook, step.moment.date())
        appraised_file.write_appraised(target, workbook, job, matters=open_matters(job))
        desk.file, desk.appraisal = target, job.appraisal
        errors, warnings = count_problems(job.appraisal.problems)
        counts = Counter(verdict.outcome for verdict in job.appraisal.verdicts)
        outcomes = [
            words.OUTCOME.format(label=outcome.label, count=counts[outcome]) for outcome in Outcome if counts[outcome]
        ]
        print(
            words.APPRAISED.format(
                subjects=len(job.appraisal.verdicts), outcomes="; ".join(outcomes), errors=errors, warnings=warnings
            )
        )
        return command.exit_status(job.appraisal)

    def _send(self, desk: Desk, step: StoryStep) -> int:
        sent = dispatch.send(desk.job(step), desk.outbox, moment=_in_vietnam(step.moment))
        if isinstance(sent, dispatch.NotSent):
            print(words.NOT_SENT.format(errors=sent.errors))
            return command.ERRORS_FOUND
        desk.sent.append(sent)
        print(words.SENT.format(envelope=sent.envelope.name, subjects=sent.manifest.subjects, code=sent.code))
        return self._send_again(desk, step)

    def _send_again(self, desk: Desk, step: StoryStep) -> int:
        sent, recipient = desk.sent[-1], self.desks[desk.unit.superior]
        if step.way is Way.MESSENGER:
            (recipient.inbox / sent.envelope.name).write_bytes(sent.envelope.read_bytes())
            print(words.HANDED_OVER.format(recipient=recipient.unit.name))
        else:
            draft = sent.mail.read_bytes()
            if step.way is Way.EDITED_MAIL:
                draft = edited(draft)
                print(words.EDITED.format(cell=EDITED_CELL, sheet=EDITED_SHEET))
            self._post(desk, recipient, sent.mail.stem, draft, step)
        return command.DONE

    def _receive(self, desk: Desk, step: StoryStep, target: Path) -> int:
        for answer in step.answers:
            self._answer(desk, answer)
        workbook = TypedWorkbook(desk.file)
        typed = layout.heading(layout.PROGRESS, "typed")
        for who in step.totals:
            total = desk.totals[who]
            print(words.TOTAL_READ.format(who=who, total=plain(decimal_of(total))))
            workbook.enter(layout.PROGRESS, who, typed, total, by="name")
        for code in step.confirmed:
            heard = self.desks[code].sent[-1].code
            print(words.HEARD.format(unit=self.desks[code].unit.name, code=heard))
            workbook.enter(layout.PROGRESS, code, typed, heard)
        sheets = received_workbook.received_sheets(workbook)
        archive, options = desk.folder / folders.ARCHIVE, receive.ReceiveOptions(apart_from=[desk.file])
        plan = receive.plan_receive(sheets, [desk.inbox], archive, step.moment, options)
        received_workbook.write_received(target, received_workbook.received_bytes(sheets, plan), plan, force=False)
        desk.file = target
        board = listing.board_lines(desk.unit.name, plan, width=listing.terminal_width())
        print("\n".join([receive_report.receive_listing(plan), *receive_report.difference_listing(plan), *board]))
        return command.DONE if plan.is_fine else command.ERRORS_FOUND

    def _return(self, desk: Desk, step: StoryStep) -> int:
        job = desk.job(step)
        for item in dispatch.return_results(job, desk.outbox, moment=_in_vietnam(step.moment)):
            name = "" if item.envelope is None else item.envelope.name
            print(words.RETURNED.format(recipient=item.recipient, envelope=name))
            self._post(desk, self.desks[item.recipient], item.mail.stem, item.mail.read_bytes(), step)
        return command.exit_status(job.appraisal)

    def _remind(self, desk: Desk, step: StoryStep) -> int:
        items = dispatch.remind(desk.job(step), desk.outbox, moment=_in_vietnam(step.moment))
        for item in items:
            print(words.REMINDED.format(recipient=item.recipient, mail=item.mail.name))
        for sentence in draft_report.item_sentences(items):
            print(sentence)
        return command.DONE

    def _hand_out(self, desk: Desk, step: StoryStep) -> int:
        forms = FormRound(desk.job(step), _in_vietnam(step.moment))
        items = form_dispatch.lay_out(forms, form_dispatch.due_forms(forms), desk.outbox / folders.FORMS)
        desk.forms |= {item.manifest.scorer or item.manifest.subject: item for item in items}
        print("\n".join([*draft_report.form_lines(items), *draft_report.form_sentences(items, forms.asked.alike)]))
        return command.DONE

    def _answer(self, desk: Desk, answer: AnsweredForm) -> None:
        """Somebody fills a form in, saves it, and it comes into the inbox."""
        form = desk.forms[answer.who]
        content = form.form.read_bytes()
        content = scored(content, answer.rows) if form.manifest.scorer else answered(content, answer.answers)
        desk.totals[answer.who] = answer.total
        if answer.way is Way.MESSENGER:
            (desk.inbox / form.form.name).write_bytes(content)
            print(words.ANSWER_HANDED_OVER.format(who=form.name))
            return
        mail = reply(content, form.form.name, form.name)
        mail = delivered(mail, form.addresses[0], answer.arrives, answer.arrives)
        (desk.inbox / f"{answer.arrives:%Y-%m-%d_%H%M}_{form.form.stem}.eml").write_bytes(mail)
        print(words.ANSWERED.format(who=form.name, moment=vietnamese_moment(answer.arrives)))

    def _post(self, desk: Desk, recipient: Desk, stem: str, draft: bytes, step: StoryStep) -> None:
        """Bring a mail into the recipient's inbox."""
        arrives = step.arrives or step.moment
        mail = delivered(draft, desk.unit.address, step.moment, arrives)
        (recipient.inbox / f"{arrives:%Y-%m-%d_%H%M}_{stem}.eml").write_bytes(mail)
        print(words.ARRIVED.format(recipient=recipient.unit.name, moment=vietnamese_moment(arrives)))


def _in_vietnam(moment: datetime) -> datetime:
    return moment.replace(tzinfo=VIETNAM)


def _row_count(sheet: SheetValues) -> int:
    """Rows under the headings of a table sheet of the template."""
    return len({row for values in sheet.columns.values() for row in values if row > layout.HEADING_ROW})
