// The sample article of the page: written for Readout, about people who do not exist.

/** The day on which the sample was "published" (ISO 8601): a Friday. */
export const SAMPLE_PUBLISHED = '2024-03-15';

/** A short report with meetings of every status. */
export const SAMPLE_TEXT = `Halvorsen seeks support for water treaty at Vienna conference

VIENNA, March 15 — Norwegian Foreign Minister Ingrid Halvorsen held separate meetings with Kenyan Foreign Minister Daniel Mwangale and Portuguese Foreign Minister Teresa Quintela in Vienna on Thursday on the sidelines of the Danube Water Conference.

Halvorsen and Mwangale discussed the financing of desalination plants and the protection of shared rivers, the Norwegian Foreign Ministry said in a statement.

Earlier in the day, Austrian Chancellor Lukas Reitbauer received a delegation of the European Investment Bank led by its vice president, Marta Kowalczyk. "We agreed on the first three projects," Kowalczyk told reporters.

On Wednesday, Halvorsen spoke by phone with Egyptian President Hassan El-Gamal about the situation on the upper Nile.

Halvorsen will meet Indonesian Foreign Minister Rudi Hartanto in Geneva on Monday to discuss the draft treaty. Hartanto has also invited her to visit Jakarta in the autumn.

No meeting is scheduled with her Ethiopian counterpart, Dawit Tessema, the ministry said. "The door remains open," said Pål Lindqvist, a spokesman for the ministry, when asked about Tessema.

The treaty, first proposed by Quintela in 2022, would oblige its members to share river data within a day. It has been signed by eleven countries so far. Talks on a common fund stalled last month, when negotiators failed to agree on who should pay for the dams that already stand.
`;
