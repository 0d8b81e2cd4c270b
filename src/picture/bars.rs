//! A bar chart as SVG.

use anyhow::Context;
use charts_rs::{Align, Color, HorizontalBarChart, LegendCategory, Margin, Series};

use super::{Bars, MAX_ROWS, letters};
use crate::text::Text;

/// The longest label, in characters.
const MAX_LABEL: usize = 44;

const WIDTH: f32 = 1080.0;

/// The height of one row with its gap.
const ROW: f32 = 54.0;

/// The most numbers on the axis.
const MAX_STEPS: u32 = 6;

/// The height of title, legend and axis.
const FRAME: f32 = 190.0;

/// Told apart also without colours: from dark to light.
const COLORS: [&str; 5] = ["#00695c", "#4db6ac", "#f9a825", "#d84315", "#90a4ae"];

/// The chart as SVG.
pub(super) fn svg(bars: &Bars, words: &dyn Fn(&Text) -> String) -> anyhow::Result<String> {
    anyhow::ensure!(letters::known(), "the fonts of the pictures cannot be read");
    // The chart counts its rows from below.
    let rows: Vec<_> = bars.rows.iter().take(MAX_ROWS).rev().collect();
    let labels = rows.iter().map(|row| label(&words(&row.label))).collect();
    let series: Vec<Series> = bars
        .parts
        .iter()
        .enumerate()
        .map(|(part, name)| {
            let values = rows.iter().map(|row| value(row.values.get(part).copied().unwrap_or(0))).collect::<Vec<f32>>();
            let mut series = Series::new(letters::drawable(&words(name)), values);
            series.stack = Some("row".to_owned());
            // Behind a row of several parts the numbers would stand in each other's way.
            series.label_show = bars.parts.len() == 1;
            series
        })
        .collect();
    let mut chart = HorizontalBarChart::new_with_theme(series, labels, "light");
    chart.font_family = letters::PLAIN.to_owned();
    chart.width = WIDTH;
    chart.height = FRAME + ROW * f32::from(u16::try_from(rows.len().max(1)).unwrap_or(u16::MAX));
    chart.margin = Margin { left: 30.0, top: 24.0, right: 60.0, bottom: 16.0 };
    chart.background_color = Color::white();
    chart.title.text = letters::drawable(&words(&bars.title)).replace('\n', " ");
    chart.title.font.size = 34.0;
    chart.title.font.weight = Some("bold".to_owned());
    chart.title.align = Align::Left;
    chart.title.height = 64.0;
    chart.legend.show = Some(bars.parts.len() > 1);
    chart.legend.category = LegendCategory::Rect;
    chart.legend.font.size = 22.0;
    chart.legend.align = Align::Left;
    chart.legend.margin = Some(Margin { top: 56.0, bottom: 14.0, ..Margin::default() });
    chart.x_axis.font.size = 23.0;
    chart.series.colors = COLORS.into_iter().map(Color::from).collect();
    chart.series.label.font.size = 23.0;
    chart.series.label.formatter = "{c}".to_owned();
    let longest = rows.iter().map(|row| row.values.iter().sum()).max().unwrap_or(0);
    let (step, steps) = scale(longest);
    for axis in &mut chart.y_axis_configs {
        axis.font.size = 20.0;
        axis.min = Some(0.0);
        axis.max = Some(value(step * steps));
        axis.split_number = usize::try_from(steps).unwrap_or(1);
    }
    chart.svg().context("a chart cannot be laid out")
}

/// Whole numbers for the axis of a chart whose longest bar counts `longest`: the step, and how many of it.
fn scale(longest: u32) -> (u32, u32) {
    let round = (0..9).flat_map(|power| [1, 2, 5].map(|digit| digit * 10_u32.pow(power)));
    let step = round.into_iter().find(|step| longest.div_ceil(*step) <= MAX_STEPS).unwrap_or(longest.max(1));
    (step, longest.div_ceil(step).max(1))
}

fn label(words: &str) -> String {
    let words = letters::drawable(words).replace('\n', " ");
    if words.chars().count() <= MAX_LABEL {
        return words;
    }
    let cut: String = words.chars().take(MAX_LABEL - 1).collect();
    format!("{}…", cut.trim_end())
}

/// A count as the chart takes it; it is exact up to sixteen million.
#[expect(clippy::cast_precision_loss, reason = "a bar's length needs no more than seven digits")]
fn value(count: u32) -> f32 {
    count as f32
}

#[cfg(test)]
mod tests {
    use super::scale;

    #[test]
    fn the_axis_has_whole_numbers() {
        assert_eq!([0, 1, 4, 7, 41, 74, 600].map(scale), [(1, 1), (1, 1), (1, 4), (2, 4), (10, 5), (20, 4), (100, 6)]);
        assert_eq!(scale(u32::MAX), (u32::MAX, 1));
    }
}
