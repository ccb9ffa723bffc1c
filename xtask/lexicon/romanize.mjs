// Spells names of some scripts the way English-language news does.

const LETTERS = new Map(
  Object.entries({
    // Cyrillic (BGN/PCGN, simplified as newspapers do)
    а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ё: "yo", ж: "zh", з: "z", и: "i", й: "y",
    к: "k", л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f",
    х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch", ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya",
    і: "i", ї: "yi", є: "ye", ґ: "g", ѓ: "gj", ѕ: "dz", ј: "j", љ: "lj", њ: "nj", ќ: "kj", џ: "dz",
    // Georgian (national romanization without apostrophes)
    ა: "a", ბ: "b", გ: "g", დ: "d", ე: "e", ვ: "v", ზ: "z", თ: "t", ი: "i", კ: "k", ლ: "l",
    მ: "m", ნ: "n", ო: "o", პ: "p", ჟ: "zh", რ: "r", ს: "s", ტ: "t", უ: "u", ფ: "p", ქ: "k",
    ღ: "gh", ყ: "q", შ: "sh", ჩ: "ch", ც: "ts", ძ: "dz", წ: "ts", ჭ: "ch", ხ: "kh", ჯ: "j", ჰ: "h",
    // Armenian (BGN/PCGN without apostrophes)
    ա: "a", բ: "b", գ: "g", դ: "d", ե: "e", զ: "z", է: "e", ը: "y", թ: "t", ժ: "zh", ի: "i",
    լ: "l", խ: "kh", ծ: "ts", կ: "k", հ: "h", ձ: "dz", ղ: "gh", ճ: "ch", մ: "m", յ: "y", ն: "n",
    շ: "sh", ո: "o", չ: "ch", պ: "p", ջ: "j", ռ: "r", ս: "s", վ: "v", տ: "t", ր: "r", ց: "ts",
    ւ: "v", փ: "p", ք: "k", և: "ev", օ: "o", ֆ: "f",
  }),
);

/** `name` in Latin letters where its script is a known one, else as it is. */
export function romanize(name) {
  if (!/[\p{Script=Cyrillic}\p{Script=Georgian}\p{Script=Armenian}]/u.test(name)) return name;
  const plain = name.toLowerCase().replaceAll("ու", "u").replace(/^ե/, "ye");
  const latin = [...plain].map((letter) => LETTERS.get(letter) ?? letter).join("");
  const news = latin.replace(/(iy|yy|ij)$/, "y"); // "Dmitriy" is "Dmitry" in news
  return news.replace(/(^|-)\p{Ll}/gu, (first) => first.toUpperCase());
}
