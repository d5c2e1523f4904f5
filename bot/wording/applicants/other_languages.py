"""What is said to somebody who writes in a language that is not spoken here."""

from __future__ import annotations

from collections.abc import Mapping

from bot.assistant.acts import SpokenHere
from bot.faq.text.other_languages import Tongue
from bot.vocabulary import Message, MessageKind
from bot.vocabulary.choice_ids import ChoiceId
from bot.vocabulary.commands import Command
from bot.wording.choices import LANGUAGES, choice, commands, numbered
from bot.wording.labels import language_name
from bot.wording.translator import Translator

SENTENCES: Mapping[Tongue, str] = {
    Tongue.CHINESE: "这里可以使用日语和英语，请用其中一种语言书写，或联系工作人员。",
    Tongue.TAIWANESE: "這裡可以使用日語和英語，請用其中一種語言書寫，或聯絡工作人員。",
    Tongue.KOREAN: "여기에서는 일본어와 영어로 안내해 드리니, 둘 중 하나로 적어 주시거나 "
    "담당자에게 문의해 주세요.",
    Tongue.VIETNAMESE: "Ở đây chúng tôi trả lời bằng tiếng Nhật và tiếng Anh, vui lòng viết bằng "
    "một trong hai ngôn ngữ này hoặc liên hệ với nhân viên.",
    Tongue.INDONESIAN: "Di sini kami menggunakan bahasa Jepang dan bahasa Inggris; silakan "
    "menulis dalam salah satunya atau hubungi staf kami.",
    Tongue.THAI: "ที่นี่ใช้ภาษาญี่ปุ่นและภาษาอังกฤษ กรุณาเขียนเป็นภาษาใดภาษาหนึ่ง หรือติดต่อเจ้าหน้าที่",
    Tongue.BURMESE: "ဒီနေရာမှာ ဂျပန်ဘာသာနှင့် အင်္ဂလိပ်ဘာသာကို အသုံးပြုပါသည်၊ ထိုဘာသာတစ်ခုခုဖြင့် ရေးပါ "
    "သို့မဟုတ် ဝန်ထမ်းကို ဆက်သွယ်ပါ။",
    Tongue.NEPALI: "यहाँ जापानी र अङ्ग्रेजी भाषामा सेवा दिइन्छ, कृपया यीमध्ये एउटा भाषामा लेख्नुहोस् "
    "वा कर्मचारीलाई सम्पर्क गर्नुहोस्।",
    Tongue.HINDI: "यहाँ जापानी और अंग्रेज़ी में बात होती है, कृपया इनमें से किसी एक में लिखें या "
    "कर्मचारियों से संपर्क करें।",
    Tongue.RUSSIAN: "Здесь мы отвечаем на японском и английском; пожалуйста, напишите на одном "
    "из этих языков или обратитесь к сотрудникам.",
    Tongue.PORTUGUESE: "Aqui respondemos em japonês e em inglês; escreva num destes idiomas ou "
    "entre em contato com a equipe.",
    Tongue.SPANISH: "Aquí respondemos en japonés y en inglés; escriba en uno de estos idiomas o "
    "póngase en contacto con el personal.",
    Tongue.FRENCH: "Ici, nous répondons en japonais et en anglais ; écrivez dans l'une de ces "
    "langues ou contactez le personnel.",
    Tongue.GERMAN: "Hier antworten wir auf Japanisch und Englisch; bitte schreiben Sie in einer "
    "der beiden Sprachen oder wenden Sie sich an das Personal.",
    Tongue.UNKNOWN: "Japanese and English are spoken here; please write in one of them, or contact "
    "staff.",
}


def say_what_is_spoken(act: SpokenHere, translator: Translator) -> Message:
    """One sentence in the person's language, with the ways on."""
    languages = (
        choice(language_name(each), ChoiceId.command(name)) for name, each in LANGUAGES.items()
    )
    offered = (*commands(translator, Command.STAFF), *languages)
    return Message(MessageKind.NOTICE, SENTENCES[act.tongue], choices=numbered(offered))
