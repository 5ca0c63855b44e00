"""Commands for training: `python -m training train|export|calibrate|evaluate`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from training.config import ConfigTrouble
from training.data import DataTrouble

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)

Data = Annotated[Path, typer.Option(help="Zip or folder with images/<split>/<expression>/*.png.")]
RUNS = Path(__file__).parent / "runs"


@app.callback()
def _training() -> None:
    """Train, export, calibrate and measure the network that reads expressions."""


@app.command()
def train(
    config: Annotated[Path, typer.Argument(help="A file of training/configs.")],
    data: Data,
    runs: Annotated[Path, typer.Option(help="Where the run's folder is made.")] = RUNS,
    sample: Annotated[int, typer.Option(help="Train on this many pictures only; 0: all.")] = 0,
) -> None:
    """Train the network of CONFIG; the same command goes on where it was stopped."""
    from training.config import load_config
    from training.data import cache_folder, load_pictures, without_twins
    from training.train import train as run_training

    told = load_config(config)
    pictures = without_twins(load_pictures(data, cache_folder()))
    if sample:
        import numpy as np

        rows = np.random.default_rng(told.seed).permutation(len(pictures))[:sample]
        pictures = pictures.where(rows)
    typer.echo(str(run_training(told, pictures, runs / told.name)))


def main() -> None:
    """Run a command; a known trouble is one sentence and exit status 2."""
    try:
        app()
    except (ConfigTrouble, DataTrouble) as trouble:
        typer.echo(str(trouble), err=True)
        raise SystemExit(2) from None


if __name__ == "__main__":
    main()
