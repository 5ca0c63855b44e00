"""The commands of `python -m training`; each hands over to a module and computes nothing itself."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from game.perception.expression_model import ModelTrouble
from training.config import ConfigTrouble
from training.data import DataTrouble
from training.peers.command import compare_peers

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)

Data = Annotated[
    Path, typer.Option(help="Zip or folder of images/<split>/<class>/ or <class>/, or fer2013.csv.")
]
Votes = Annotated[
    Path | None, typer.Option(help="FER+'s fer2013new.csv, if it is not in or beside the data.")
]
HERE = Path(__file__).parent
RUNS = HERE / "runs"
TUNED = RUNS / "tune"
MODELS = HERE.parent / "models"


@app.callback()
def _training() -> None:
    """Train, export, calibrate and measure the network that reads expressions."""


@app.command()
def train(
    config: Annotated[Path, typer.Argument(help="A file of training/configs.")],
    data: Data,
    votes: Votes = None,
    runs: Annotated[Path, typer.Option(help="Where the run's folder is made.")] = RUNS,
    sample: Annotated[int, typer.Option(help="Train on this many pictures only; 0: all.")] = 0,
    weights: Annotated[Path | None, typer.Option(help="ImageNet weights for mobilenet.")] = None,
    tensorboard: Annotated[bool, typer.Option("--tensorboard", help="Log for it, too.")] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Remove the run and begin anew.")] = False,
) -> None:
    """Train the network of CONFIG; the same command goes on where it was stopped."""
    from dataclasses import replace

    from training.config import load_config
    from training.mobilenet import with_weights
    from training.run_folder import remove_run
    from training.sources import load_for_training
    from training.train import train as run_training

    told = load_config(config)
    told = with_weights(replace(told, sample=sample or told.sample), weights)
    pictures = load_for_training(data, votes)
    folder = runs / told.name
    if fresh and remove_run(folder):
        typer.echo(f"Removed {folder} to begin anew.")
    typer.echo(str(run_training(told, pictures, folder, has_tensorboard=tensorboard)))


@app.command()
def tune(
    config: Annotated[Path, typer.Argument(help="A config of the family five_block.")],
    data: Data,
    votes: Votes = None,
    sample: Annotated[int, typer.Option(help="Search on this many pictures; 0: all.")] = 3000,
    epochs: Annotated[int, typer.Option(min=1, help="Epochs of the longest trial.")] = 9,
    trials: Annotated[int, typer.Option(help="Stop after this many trials; 0: Hyperband's.")] = 0,
    out: Annotated[Path, typer.Option(help="The search's folder, shared by workers.")] = TUNED,
    workers: Annotated[int, typer.Option(help="A chief waits for this many workers.")] = 1,
) -> None:
    """Search for better values; alone, or as chief or worker by KERASTUNER_TUNER_ID and so on."""
    from dataclasses import replace

    from training.config import load_config
    from training.sources import load_for_training
    from training.tune import tune as run_search
    from training.tune_space import Search

    told = replace(load_config(config), sample=sample)
    pictures = load_for_training(data, votes)
    made = run_search(Search(told, pictures, out, epochs, trials, workers), typer.echo)
    if made is not None:
        typer.echo(str(made))


@app.command()
def export(
    config: Annotated[Path, typer.Argument(help="The file that the network was trained with.")],
    data: Data,
    votes: Votes = None,
    trained: Annotated[Path | None, typer.Option(help="A .keras file; else the last one.")] = None,
    runs: Annotated[Path, typer.Option(help="Where the run's folder is.")] = RUNS,
    models: Annotated[Path, typer.Option(help="Where the files are written.")] = MODELS,
    kind: Annotated[str, typer.Option(help="dynamic, int8, float16 or float32.")] = "dynamic",
) -> None:
    """Write expression.tflite and its card, if it agrees with Keras; calibrate comes after."""
    from training.config import load_config
    from training.export import export as run_export
    from training.sources import load_for_training

    told = load_config(config)
    pictures = load_for_training(data, votes)
    last = runs / told.name / f"phase{len(told.phases) - 1}.keras"
    agreement = run_export(trained or last, told, pictures, models, kind)
    typer.echo(f"{models}/expression.tflite agrees with Keras on {agreement:.2%} of the pictures.")


Results = Annotated[Path, typer.Option(help="Folder of the runs' figures, one folder each.")]
RESULTS = HERE / "results"


@app.command()
def measure(
    config: Annotated[Path, typer.Argument(help="The file that the network was trained with.")],
    data: Data,
    votes: Votes = None,
    runs: Annotated[Path, typer.Option(help="Where the run's folder is.")] = RUNS,
    results: Results = RESULTS,
) -> None:
    """Measure a finished run on the validation split and keep its figures for the report."""
    from training.config import load_config
    from training.measure import measure as run_measure
    from training.sources import load_for_training

    told = load_config(config)
    pictures = load_for_training(data, votes)
    typer.echo(str(run_measure(told, pictures, runs / told.name, results)))


Card = Annotated[Path, typer.Option(help="The card of the network to measure.")]
Detector = Annotated[Path, typer.Option(help="The face detector's file.")]
Performers = Annotated[
    Path | None, typer.Option(help="Folder of performers' photos with a labels.csv.")
]


@app.command()
def calibrate(
    data: Data,
    votes: Votes = None,
    performers: Performers = None,
    card: Card = MODELS / "expression.json",
    detector: Detector = MODELS / "face_detector.tflite",
) -> None:
    """Find bars and slopes at 5 % false pass and write them, with all figures, into the card."""
    import json

    from training.evaluate import calibrate_shipped

    figures = calibrate_shipped(card, data, performers, detector, votes)
    typer.echo(json.dumps(figures, indent=1))


@app.command()
def evaluate(
    data: Annotated[Path | None, typer.Option(help="Zip, folder or CSV of crops.")] = None,
    votes: Votes = None,
    split: Annotated[str, typer.Option(help="train, validation or test.")] = "validation",
    labels: Annotated[
        str, typer.Option(help="fer2013 or ferplus; for photos a CSV (file, expression).")
    ] = "",
    images: Annotated[Path | None, typer.Option(help="Folder of photos of faces.")] = None,
    card: Card = MODELS / "expression.json",
    detector: Detector = MODELS / "face_detector.tflite",
    json_file: Annotated[Path | None, typer.Option("--json", help="Write figures here.")] = None,
) -> None:
    """Measure the shipped network on crops (--data) or on photos (--images)."""
    import json

    from game.perception.expression_model import ExpressionModel
    from training.evaluate import evaluate_crops, evaluate_photos, split_of, write_json
    from training.photos import load_photos

    if (images is None) == (data is None):
        raise DataTrouble(
            "Give either --images FOLDER --labels labels.csv, or --data ZIP with --split train, "
            "validation or test and --labels fer2013 or ferplus."
        )
    model = ExpressionModel(card)
    if images is not None:
        photos = load_photos(images, Path(labels or "labels.csv"), detector)
        figures = evaluate_photos(model, photos)
    elif data is not None:
        labels = labels or "ferplus"
        figures = evaluate_crops(model, split_of(data, split, labels, votes), labels)
    typer.echo(json.dumps(figures, indent=1))
    if json_file is not None:
        write_json(figures, json_file)


@app.command()
def eda(
    data: Data,
    votes: Votes = None,
    out: Annotated[Path, typer.Option(help="Folder for page, numbers, figures.")] = HERE / "eda",
) -> None:
    """Look at the data before training on it: figures, numbers and a page; no face is shown."""
    from training.eda_page import write_eda

    typer.echo(str(write_eda(data, votes, out)))


@app.command()
def eyes(
    data: Data,
    performers: Performers = None,
    detector: Detector = MODELS / "face_detector.tflite",
    count: Annotated[int, typer.Option(help="How many training pictures to look at.")] = 1500,
    sheet: Annotated[Path | None, typer.Option(help="Draw average faces into this PNG.")] = None,
) -> None:
    """Measure where FER2013 has the eyes, and draw it beside the game's tighter crops."""
    import json

    from training.eyes import draw_averages, find_eyes, sample_of_train
    from training.photos import load_photos
    from training.sources import load_for_training

    crops = sample_of_train(load_for_training(data), count)
    typer.echo(json.dumps(find_eyes(crops, detector).medians()))
    if sheet is not None:
        groups = {"FER2013": crops}
        if performers is not None:
            photos = load_photos(performers, performers / "labels.csv", detector)
            groups["performers, cropped by the game"] = photos.crops[:, 0]
        draw_averages(groups, sheet)


@app.command()
def card(
    card: Card = MODELS / "expression.json",
    page: Annotated[Path, typer.Option(help="The page with the marks.")] = MODELS / "README.md",
    check: Annotated[bool, typer.Option("--check", help="Write nothing; 1 if stale.")] = False,
) -> None:
    """Write the figures of the card into the page models/README.md, between its marks."""
    from training.model_card import is_fresh, refresh

    if not check:
        refresh(page, card)
    elif not is_fresh(page, card):
        typer.echo(f"{page}: tells other figures than {card}; run `python -m training card`.")
        raise typer.Exit(1)


@app.command()
def report(
    results: Results = RESULTS,
    card: Card = MODELS / "expression.json",
    eda: Annotated[Path, typer.Option(help="What a look at the data found.")] = HERE
    / "eda"
    / "eda.json",
    out: Annotated[Path, typer.Option(help="Folder for report.md, .pdf, figures.")] = HERE
    / "report",
    page: Annotated[Path, typer.Option(help="The page with the table of results.")] = HERE
    / "README.md",
) -> None:
    """Write the report of all measured runs as a page and as a PDF."""
    from training.report import report as run_report

    typer.echo(str(run_report(results, card, eda, out, page)))


app.command()(compare_peers)


def main() -> None:
    """Run a command; a known trouble is one sentence and exit status 2."""
    try:
        app()
    except (ConfigTrouble, DataTrouble, ModelTrouble) as trouble:
        typer.echo(str(trouble), err=True)
        raise SystemExit(2) from None


if __name__ == "__main__":
    main()
