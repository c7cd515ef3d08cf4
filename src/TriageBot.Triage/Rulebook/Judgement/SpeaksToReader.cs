using System.Text.RegularExpressions;

namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>Tells a line that is meant for whoever reads the log by machine: it gives orders, plays a role of a conversation, or says what to report.</summary>
internal static class SpeaksToReader
{
    // One each: together they would be larger than an automaton may be.
    private static readonly Regex[] s_speaks =
    [
        .. new[]
        {
            @"\b(ignore|disregard|forget|override|bypass|skip)\b.{0,40}\b(previous|prior|above|earlier|all|any|your|the|these|other)\b.{0,40}\b(instruction|prompt|rule|message|context|direction|guideline|evidence|line|order)s?\b",
            @"\byou (are|must|should|will|have to|can)\b.{0,30}\b(now|assistant|model|ai|agent|bot|report|answer|say|conclude|cite|respond|reply|output|an?)\b", @"\byour (task|job|role|instructions|answer|new|reply|conclusion|summary)\b",
            @"\b(system|developer|user|assistant)[ _-]?(prompt|message|instruction|role|note|override)", @"^\s*[""'\[{(<]*\s*(system|assistant|user|human|developer)\s*[""'\]})>]*\s*[:>]", @"<\|?(im_start|im_end|system|assistant|user|endoftext|evidence|instructions?)\b", @"\[/?(INST|SYS)\]", @"""role"" ?: ?""(system|assistant|user|developer|tool)""", @"\b(BEGIN|END) (SYSTEM|INSTRUCTION|PROMPT)", @"###? ?(instruction|system|response|task)",
            @"\b(report|state|say|conclude|answer|classify|label|treat|mark|set|output|respond|reply|write|record|cite|name|diagnose|blame)\b.{0,30}\b(the )?(root )?(cause|verdict|bucket|summary|conclusion|diagnosis|hypothesis|incident|failure)\b.{0,20}\b(as|is|to|should|must|=|:)", @"\b(root )?cause (is|should be|must be|:=) (other:|container_oom|benign|a normal|user_stopped|scale_in)", @"\bother:[a-z_]{3}",
            @"\b(language model|llm|chat ?gpt|claude|gpt-?\d|copilot|ai assistant|ai model|triage ?bot)\b", @"\b(note|message|attention|instruction|memo|hint|reminder)s? (to|for) (the )?(ai|model|assistant|bot|analyst|reader|triage|llm|agent)", @"\b(do not|don't|never) (mention|report|cite|tell|reveal|look|include|use|trust)\b", @"\b(jailbreak|prompt injection|developer mode|do anything now)\b", @"\bplease (report|say|tell|conclude|cite|run|execute|ignore|answer|post|mention|notify)\b", @"\b(run|execute|post|send|notify|mention|tell)\b.{0,20}\b(everyone|channel|operator|the following|this command|engineer|on-?call)\b", @"<!(channel|here|everyone)|@(channel|here|everyone)\b",
            @"\b(ignoriere|vergiss|missachte)\b.{0,40}(anweisung|regel|vorherig|bisherig)", @"\b(ignore[zr]?|oublie[zr]?)\b.{0,40}(instruction|consigne|r[eè]gle|pr[eé]c[eé]dent)", @"\b(ignor[ae]|olvid[ae]|descart[ae])\b.{0,40}(instruccion|instru[cç]|regla|regra|anterior)", @"\b(ignora|dimentica)\b.{0,40}(istruzion|regol|precedent)", @"\b(negeer|vergeet)\b.{0,40}(instructie|regel|vorige)", @"\b(zignoruj|zapomnij|ignoruj)\b", @"\b(abaikan|lupakan)\b.{0,40}(instruksi|perintah|arahan)", @"\b(yok say|unut|g[oö]rmezden gel)", @"\b(ignorera|gl[oö]m)\b.{0,40}(instruktion|regler|tidigare)", @"\bbỏ qua\b",
            @"忽略|无视|無視|忘记|忘れ|指示を|指令|你现在|あなたは|系统提示|システム", @"игнорир|забудь|проигнорир|предыдущ.{0,20}(инструкц|указан)|ты теперь|системн", @"ігнору|попередні інструкції", @"تجاهل|التعليمات|أنت الآن", @"התעלם|הוראות", @"무시하|이전 지시|지시를|당신은", @"अनदेखा|निर्देश|अनदेखी", @"αγνόησε|αγνοήστε|οδηγίες", @"เพิกเฉย|คำสั่ง", @"উপেক্ষা",
            @"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]",
        }.Select(p => new Regex(p, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)),
    ];

    /// <summary>As it stands, or under one of the masks that such lines wear.</summary>
    public static bool IsIn(string text) => Unmasked.HidesLetters(text) || Unmasked.Of(text).Any(t => Array.Exists(s_speaks, s => s.IsMatch(t)));
}
