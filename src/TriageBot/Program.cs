using TriageBot.Output;
using TriageBot.Verbs;

return await CommandLine.Run(args, Terminal.Real(), CancellationToken.None);
